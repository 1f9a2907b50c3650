/** The table's columns and the order of its rows. */

import type { Relation } from "../types";

export type Column = "subject" | "type" | "object" | "claims" | "sources" | "first" | "last";

export interface Order {
  by: Column;
  descending: boolean;
}

const VALUES: Record<Column, (relation: Relation) => string | number> = {
  subject: (relation) => relation.subject.name,
  type: (relation) => relation.type.toLowerCase(),
  object: (relation) => relation.object?.name ?? "",
  claims: (relation) => relation.claim_count,
  sources: (relation) => relation.origin_count,
  first: (relation) => relation.first ?? "",
  last: (relation) => relation.last ?? "",
};

const names = new Intl.Collator("en", { sensitivity: "base", numeric: true });

export function sorted(relations: readonly Relation[], { by, descending }: Order): Relation[] {
  const value = VALUES[by];
  const direction = descending ? -1 : 1;
  return [...relations].sort((a, b) => direction * compare(value(a), value(b)) || names.compare(a.id, b.id));
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : names.compare(String(a), String(b));
}

/** Numbers and dates start with the largest, words with A; the same column again turns round. */
export function reordered(order: Order, by: Column): Order {
  if (order.by === by) return { by, descending: !order.descending };
  return { by, descending: by !== "subject" && by !== "type" && by !== "object" };
}
