/** More of the graph around an actor, and less of it again. */

import type { RelationFilter } from "../api";
import { add, type Session } from "../session/session";
import type { EdgeClass, Ontology } from "../state/ontology";
import type { Neighbor } from "../types";
import { settle } from "./layout";
import type { GraphData, Pair } from "./pairs";

/** So many come at once; a drawing that grows faster cannot be followed. */
export const STEP = 12;

/** The neighbours that could be drawn: not there yet, not taken away by hand, fitting the filter; most claims first. */
export function candidates(
  near: readonly Neighbor[],
  session: Session,
  filter: Pick<RelationFilter, "denied" | "kinds">,
): Neighbor[] {
  const known = new Set([...session.shown, ...session.hidden]);
  return near.filter(
    ({ entity, relations }) =>
      !known.has(entity.id) &&
      (filter.kinds.length === 0 || filter.kinds.includes(entity.kind)) &&
      (filter.denied || relations.some(({ asserted }) => asserted)),
  );
}

/** How many of them there are of each kind, and by each class of relation; the most first. */
export function groups(near: readonly Neighbor[], ontology: Ontology) {
  const kinds = new Map<string, Neighbor[]>();
  const classes = new Map<EdgeClass, Neighbor[]>();
  for (const neighbour of near) {
    put(kinds, neighbour.entity.kind, neighbour);
    for (const each of new Set(neighbour.relations.map(({ type }) => ontology.classOf(type))))
      put(classes, each, neighbour);
  }
  return { kinds: sorted(kinds), classes: sorted(classes) };
}

function put<K>(map: Map<K, Neighbor[]>, key: K, neighbour: Neighbor): void {
  map.set(key, [...(map.get(key) ?? []), neighbour]);
}

const sorted = <K>(map: Map<K, Neighbor[]>): [K, Neighbor[]][] =>
  [...map].sort((a, b) => b[1].length - a[1].length);

/** The session with these beside the actor. Nothing that is drawn moves. */
export function grown(
  session: Session,
  around: string,
  fresh: readonly Neighbor[],
  data: GraphData,
  pairs: readonly Pair[],
): Session {
  const claims = new Map(data.nodes.map(({ id, claim_count }) => [id, claim_count]));
  const nodes = [
    ...session.shown.map((id) => ({ id, claims: claims.get(id) ?? 0 })),
    ...fresh.map(({ entity, claim_count }) => ({ id: entity.id, claims: claim_count })),
  ];
  const ties = [
    ...pairs,
    ...fresh.map(({ entity, claim_count }) => ({ a: around, b: entity.id, claims: claim_count, tone: null })),
  ];
  const places = settle(nodes, ties, session.places, new Set(session.shown));
  return add(
    session,
    fresh.map(({ entity }) => entity.id),
    places,
  );
}

/** Everything that is not pinned where the forces put it; the centre and the pinned stay. */
export function tidied(
  session: Session,
  center: string | null,
  data: GraphData,
  pairs: readonly Pair[],
): Session {
  const nodes = data.nodes
    .filter(({ id }) => session.places[id])
    .map(({ id, claim_count }) => ({ id, claims: claim_count }));
  const fixed = new Set([...session.pinned, ...(center ? [center] : [])]);
  return {
    ...session,
    places: { ...session.places, ...settle(nodes, pairs, session.places, fixed) },
    touched: true,
  };
}
