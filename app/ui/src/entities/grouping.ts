/** An entity's relations as its panel lists them: by type and direction, counterparts by number of claims. */

import type { EntityRef, Relation } from "../types";

export interface TypeGroup {
  key: string;
  type: string;
  /** Whether the entity is the one who acts. */
  outgoing: boolean;
  relations: { relation: Relation; counterpart: EntityRef | null }[];
  claims: number;
}

export function byType(relations: readonly Relation[], entity: string): TypeGroup[] {
  const groups = new Map<string, TypeGroup>();
  for (const relation of relations) {
    const outgoing = relation.subject.id === entity;
    const key = `${relation.type}${outgoing ? ">" : "<"}`;
    const group = groups.get(key) ?? { key, type: relation.type, outgoing, relations: [], claims: 0 };
    group.relations.push({ relation, counterpart: outgoing ? relation.object : relation.subject });
    group.claims += relation.claim_count;
    groups.set(key, group);
  }
  for (const group of groups.values())
    group.relations.sort((a, b) => b.relation.claim_count - a.relation.claim_count);
  return [...groups.values()].sort((a, b) => b.claims - a.claims || (a.key < b.key ? -1 : 1));
}

/** Both directions of a mutual type are one group. */
export function joinMutual(groups: readonly TypeGroup[], mutual: (type: string) => boolean): TypeGroup[] {
  const joined = new Map<string, TypeGroup>();
  for (const group of groups) {
    const key = mutual(group.type) ? group.type : group.key;
    const before = joined.get(key);
    joined.set(
      key,
      before
        ? {
            ...before,
            relations: [...before.relations, ...group.relations],
            claims: before.claims + group.claims,
          }
        : { ...group, key },
    );
  }
  return [...joined.values()];
}
