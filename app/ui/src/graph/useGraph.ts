import { useEffect, useMemo, useRef } from "react";
import * as api from "../api";
import { LIKELY } from "../evidence/Chips";
import { askedTypes } from "../filters/askedTypes";
import { EMPTY, type Session } from "../session/session";
import { open, useSession } from "../session/store";
import { useOntology } from "../state/ontology";
import { type Resource, shown, useResource } from "../state/resource";
import type { View } from "../state/view";
import { layOut, settle } from "./layout";
import { type GraphData, type Pair, pairsOf } from "./pairs";

/** A first view that can be read: the rest is a step away. */
const MOST_AT_FIRST = 30;
/** The service takes so many actors in one question. */
export const MOST_SHOWN = 200;
const MOST_NODES = 1000;

export interface LoadedGraph {
  resource: Resource<GraphData>;
  /** The previous answer while a new one loads. */
  data: GraphData | null;
  pairs: readonly Pair[];
  /** All relations among the drawn actors, whatever the filters: what the legend counts. */
  all: GraphData | null;
  /** The filter in force, for whoever asks for more of the graph. */
  filter: api.RelationFilter;
}

/** The drawn graph: what the service opens with, until something is done by hand; then the analyst's own set. */
export function useGraph({ center, filters }: View): LoadedGraph {
  const ontology = useOntology();
  const { present, of } = useSession();
  const filter = useMemo(
    () => ({ ...filters, types: askedTypes(filters, ontology), minScore: filters.weak ? 0 : LIKELY }),
    [filters, ontology],
  );
  const waiting = ontology.types.length === 0;
  const own = of === center && present.touched;
  const asked = JSON.stringify(filter);
  const opening = useResource(waiting || own ? null : `opening ${center} ${asked}`, (signal) =>
    api.graph(center ? [center] : [], 1, filter, MOST_AT_FIRST, signal),
  );
  const drawn = useMemo(() => [...present.shown].sort(), [present.shown]);
  const among = useResource(waiting || !own ? null : `among ${drawn} ${asked}`, (signal) =>
    api.graph(drawn, 0, filter, MOST_NODES, signal),
  );
  useOpening(center, opening, own, filter);

  const resource = own ? among : opening;
  const data = useLast(shown(resource));
  const pairs = useMemo(() => (data ? pairsOf(data, ontology) : []), [data, ontology]);
  return { resource, data, pairs, all: useAll(drawn, filter), filter };
}

/** Lays out what the service opens with. Actors that were there and stay keep their places. */
function useOpening(
  center: string | null,
  opening: Resource<GraphData>,
  own: boolean,
  filter: api.RelationFilter,
): void {
  const ontology = useOntology();
  const { present, of, opening: count } = useSession();
  const value = opening.state === "ready" ? opening.value : null;
  const before = useRef(present);
  before.current = present;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is laid out anew by another answer alone
  useEffect(() => {
    if (!value || own) return;
    const same = of === center && before.current.shown.length > 0;
    open(opened(center, value, pairsOf(value, ontology), same ? before.current : EMPTY), center, !same);
  }, [value, own, center, ontology, filter.level, count]);
}

function opened(center: string | null, data: GraphData, pairs: readonly Pair[], before: Session): Session {
  const ids = data.nodes.map(({ id }) => id);
  const nodes = data.nodes.map(({ id, claim_count }) => ({ id, claims: claim_count }));
  const kept = new Set(ids.filter((id) => before.places[id]));
  const places = kept.size > 0 ? settle(nodes, pairs, before.places, kept) : layOut(center, nodes, pairs);
  return { ...EMPTY, shown: ids, places, period: before.period };
}

function useAll(
  drawn: readonly string[],
  { level, since, until, clock, minOrigins, basis }: api.RelationFilter,
): GraphData | null {
  const whole = {
    level,
    since,
    until,
    clock,
    minOrigins,
    basis,
    minScore: 0,
    denied: true,
    types: [],
    statuses: [],
    kinds: [],
  };
  const key = drawn.length > 0 ? `all ${drawn} ${JSON.stringify(whole)}` : null;
  return shown(useResource(key, (signal) => api.graph(drawn, 0, whole, MOST_NODES, signal)));
}

function useLast<T>(value: T | null): T | null {
  const last = useRef(value);
  if (value !== null) last.current = value;
  return value ?? last.current;
}
