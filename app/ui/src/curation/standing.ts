import type { Duplicate, Entity } from "../types";

/** Of two that may be one, who goes and who stands: who is known beyond the articles, else who has more claims. */
export function standing({
  one,
  other,
}: Pick<Duplicate, "one" | "other">): [loser: Entity, survivor: Entity] {
  const known = (entity: Entity) => (Object.keys(entity.links).length > 0 ? 1 : 0);
  const ahead = known(one) - known(other) || one.claim_count - other.claim_count;
  return ahead >= 0 ? [other, one] : [one, other];
}
