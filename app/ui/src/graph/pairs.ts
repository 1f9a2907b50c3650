/** From the service's answer to what is drawn: one ribbon for each pair of actors, which unfolds into its relations. */

import { type Truth, truthOf } from "../format/truth";
import { pairKey } from "../session/session";
import type { EdgeClass, Ontology } from "../state/ontology";
import type { EntityRef, GraphNode, Relation } from "../types";

export interface GraphData {
  nodes: GraphNode[];
  edges: Relation[];
  truncated: boolean;
}

export type Binary = Relation & { object: EntityRef };

export interface Pair {
  key: string;
  /** The actor whose id comes first, and the other. */
  a: string;
  b: string;
  relations: readonly Binary[];
  claims: number;
  /** Independent sources behind the best attested of its relations: reprints do not make a ribbon wide. */
  origins: number;
  /** −1 all conflict … 1 all cooperation; null where it is but standing relations. Weighed by claims and their scale. */
  tone: number | null;
  truth: Truth;
  /** Whether something goes from a to b, and from b to a. */
  forward: boolean;
  backward: boolean;
}

export function pairsOf(data: GraphData, ontology: Ontology): Pair[] {
  const known = new Set(data.nodes.map(({ id }) => id));
  const groups = new Map<string, Binary[]>();
  for (const edge of data.edges) {
    if (!joins(edge, known)) continue;
    const key = pairKey(edge.subject.id, edge.object.id);
    groups.set(key, [...(groups.get(key) ?? []), edge]);
  }
  return [...groups]
    .map(([key, relations]) => pair(key, relations, ontology))
    .sort((x, y) => (x.key < y.key ? -1 : 1));
}

function joins(edge: Relation, known: ReadonlySet<string>): edge is Binary {
  const { subject, object } = edge;
  return object !== null && object.id !== subject.id && known.has(subject.id) && known.has(object.id);
}

function pair(key: string, found: readonly Binary[], ontology: Ontology): Pair {
  const relations = [...found].sort((x, y) => y.claim_count - x.claim_count || (x.id < y.id ? -1 : 1));
  const [a = "", b = ""] = key.split("|");
  const mutual = relations.some(({ type }) => ontology.get(type)?.symmetric);
  return {
    ...{ key, a, b, relations },
    claims: relations.reduce((sum, { claim_count }) => sum + claim_count, 0),
    origins: Math.max(...relations.map(({ origin_count }) => origin_count)),
    tone: toneOf(relations, ontology),
    truth: truthOfAll(relations),
    forward: mutual || relations.some(({ subject }) => subject.id === a),
    backward: mutual || relations.some(({ subject }) => subject.id === b),
  };
}

const WEIGHTS: Record<EdgeClass, number> = {
  material_cooperation: 1,
  verbal_cooperation: 0.5,
  verbal_conflict: -0.5,
  material_conflict: -1,
  standing: 0,
};

/** What nobody affirms has no say in the tone. */
export function toneOf(relations: readonly Relation[], ontology: Pick<Ontology, "classOf">): number | null {
  let sum = 0;
  let claims = 0;
  for (const { type, claim_count, asserted } of relations) {
    const weight = WEIGHTS[ontology.classOf(type)];
    if (weight === 0 || !asserted) continue;
    sum += weight * claim_count;
    claims += claim_count;
  }
  return claims === 0 ? null : sum / claims;
}

/** A ribbon tells of what happened if anything did; a dispute is told before all. */
function truthOfAll(relations: readonly Relation[]): Truth {
  const truths = new Set(relations.map(truthOf));
  const order: Truth[] = ["disputed", "happened", "planned", "alleged", "denied", "inferred"];
  return order.find((truth) => truths.has(truth)) ?? "happened";
}

/** To whom each actor is tied in the drawing. */
export function tiesOf(pairs: readonly Pair[]): Map<string, Set<string>> {
  const ties = new Map<string, Set<string>>();
  const tie = (from: string, to: string) => ties.set(from, (ties.get(from) ?? new Set()).add(to));
  for (const { a, b } of pairs) {
    tie(a, b);
    tie(b, a);
  }
  return ties;
}
