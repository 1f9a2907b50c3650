/** Everything drawn, in pixels of the canvas: worked out anew when the camera, the places or what stands out change. */

import { TRUTH_LABELS, type Truth, truthOf } from "../format/truth";
import { count, typeLabel } from "../format/words";
import type { Camera } from "../session/address";
import { pairKey, type Session } from "../session/session";
import { EDGE_CLASSES, type EdgeClass, type Ontology } from "../state/ontology";
import { visible } from "../text/bidi";
import { onCanvas, type Size } from "./camera";
import { type Box, placeLabels, type Wanted } from "./labels";
import type { GraphData, Pair } from "./pairs";
import { bows, type Line, line, radiusOf, widthOf } from "./ribbon";

export interface DrawnNode {
  id: string;
  kind: string;
  name: string;
  x: number;
  y: number;
  radius: number;
  /** Neighbours that are not drawn. */
  more: number;
  pinned: boolean;
  label: Box | null;
  strong: boolean;
}

export interface DrawnRibbon {
  key: string;
  pair: Pair;
  /** Null for the whole pair. */
  relation: string | null;
  line: Line;
  width: number;
  /** Names the colour: see `toneName`, or the class of a relation. */
  paint: string;
  truth: Truth;
  /** Heads at the ends: one, or both where it goes either way. */
  toEnd: boolean;
  toStart: boolean;
  name: string;
  label: string;
}

export interface Scene {
  nodes: readonly DrawnNode[];
  ribbons: readonly DrawnRibbon[];
}

const TEXT = 13;
const LONGEST = 30;
/** Nothing is drawn under the buttons in the corner. */
const CORNER = { width: 56, height: 250 };

interface Given {
  data: GraphData;
  pairs: readonly Pair[];
  session: Session;
  ties: ReadonlyMap<string, ReadonlySet<string>>;
  camera: Camera;
  size: Size;
  /** Actors whose names come first: the centre, the chosen one, those that stand out. */
  strong: ReadonlySet<string>;
  ontology: Ontology;
}

export function sceneOf(given: Given): Scene {
  const nodes = nodesOf(given);
  const at = new Map(nodes.map((node) => [node.id, node]));
  const unfolded = new Set(given.session.unfolded);
  const ribbons = given.pairs.flatMap((pair) => {
    const [a, b] = [at.get(pair.a), at.get(pair.b)];
    if (!a || !b) return [];
    return unfolded.has(pair.key) ? relationsOf(pair, a, b, given.ontology) : [whole(pair, a, b)];
  });
  return { nodes, ribbons };
}

function nodesOf({ data, session, ties, camera, size, strong }: Given): DrawnNode[] {
  const scale = Math.min(Math.max(1.15 * camera.zoom, 0.5), 1.3);
  const shown = new Set(session.shown);
  const placed = data.nodes.filter(({ id }) => shown.has(id) && session.places[id]);
  const nodes = placed.map((node) => ({
    ...onCanvas(session.places[node.id] ?? { x: 0, y: 0 }, camera, size),
    ...{ id: node.id, kind: node.kind, name: visible(node.name), pinned: session.pinned.includes(node.id) },
    radius: Math.max(radiusOf(node.claim_count) * scale, 4),
    more: Math.max(node.neighbor_count - (ties.get(node.id)?.size ?? 0), 0),
    strong: strong.has(node.id),
    claims: node.claim_count,
  }));
  const labels = placeLabels(
    nodes.map(
      (node): Wanted => ({
        ...{ id: node.id, x: node.x, y: node.y, radius: node.radius, rank: node.claims, forced: node.strong },
        width: textWidth(shortened(node.name), node.strong ? 650 : weightOf(node)) + moreWidth(node.more),
        height: TEXT + 3,
      }),
    ),
    size,
    [{ left: size.width - CORNER.width, top: 0, ...CORNER }],
  );
  return nodes.map((node) => ({ ...node, label: labels.get(node.id) ?? null }));
}

/** States are read before people. */
export const weightOf = ({ kind }: { kind: string }): number => (kind === "country" ? 600 : 450);

export const shortened = (name: string): string =>
  [...name].length > LONGEST ? `${[...name].slice(0, LONGEST - 1).join("")}…` : name;

/** The room "+43" takes behind a name. */
const moreWidth = (more: number): number => (more > 0 ? 10 + 7 * String(more).length : 0);

let measuring: CanvasRenderingContext2D | null | undefined;
const widths = new Map<string, number>();

function textWidth(text: string, weight: number): number {
  const key = `${weight} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  measuring ??= document.createElement("canvas").getContext("2d");
  if (!measuring) return text.length * TEXT * 0.55;
  const family = getComputedStyle(document.documentElement).getPropertyValue("--sans");
  measuring.font = `${weight} ${TEXT}px ${family}`;
  const width = Math.ceil(measuring.measureText(text).width) + 2;
  widths.set(key, width);
  return width;
}

/** How a balance of cooperation and conflict is called in the style sheet. */
export function toneName(tone: number | null): string {
  if (tone === null) return "standing";
  if (tone > 0.6) return "material_cooperation";
  if (tone > 0.12) return "verbal_cooperation";
  if (tone >= -0.12) return "mixed";
  return tone >= -0.6 ? "verbal_conflict" : "material_conflict";
}

type End = Pick<DrawnNode, "x" | "y" | "radius" | "name">;

function whole(pair: Pair, a: End, b: End): DrawnRibbon {
  const [first] = pair.relations;
  const what = first ? typeLabel(first.type) : "";
  const more = pair.relations.length - 1;
  return {
    ...{ key: pair.key, pair, relation: null, truth: pair.truth },
    line: line(a, b, a.radius, b.radius, 0),
    width: pair.tone === null ? 1.4 : widthOf(pair.origins),
    paint: toneName(pair.tone),
    toEnd: pair.forward,
    toStart: pair.backward,
    name: `${a.name} and ${b.name}: ${count(pair.relations.length, "relation")}, ${count(pair.claims, "claim")}. ${TRUTH_LABELS[pair.truth]}.`,
    label: `${what}${more > 0 ? ` +${more}` : ""} · ${pair.claims}`,
  };
}

const WIDTHS: Record<EdgeClass, number> = {
  material_cooperation: 1.2,
  verbal_cooperation: 0,
  verbal_conflict: 0,
  material_conflict: 1.2,
  standing: -0.8,
};

/** Each relation of an unfolded pair: sorted by what it is, friendly ones to one side, hostile ones to the other. */
function relationsOf(pair: Pair, a: End, b: End, ontology: Ontology): DrawnRibbon[] {
  const classAt = (type: string) => EDGE_CLASSES.indexOf(ontology.classOf(type));
  const sorted = [...pair.relations].sort(
    (x, y) => classAt(x.type) - classAt(y.type) || (x.id < y.id ? -1 : 1),
  );
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const bow = bows(sorted.length, Math.min(22, (0.8 * length) / Math.max(sorted.length, 1)));
  return sorted.map((relation, index) => {
    const onward = relation.subject.id === pair.a;
    const mutual = ontology.get(relation.type)?.symmetric ?? false;
    const edgeClass = ontology.classOf(relation.type);
    const truth = truthOf(relation);
    const [from, to] = onward ? [a, b] : [b, a];
    return {
      ...{ key: relation.id, pair, relation: relation.id, truth, paint: edgeClass },
      line: line(a, b, a.radius, b.radius, bow[index] ?? 0),
      width: Math.max(widthOf(relation.origin_count) + WIDTHS[edgeClass], 1.4),
      toEnd: mutual || onward,
      toStart: mutual || !onward,
      name: `${from.name}, ${typeLabel(relation.type)}, ${to.name}: ${count(relation.claim_count, "claim")}. ${TRUTH_LABELS[truth]}.`,
      label: `${typeLabel(relation.type)} · ${relation.claim_count}`,
    };
  });
}

/** What stands out around a node or a pair: its ribbons and their ends. */
export function focusOf(
  node: string | null,
  pair: string | null,
  pairs: readonly Pair[],
): { nodes: ReadonlySet<string>; pairs: ReadonlySet<string> } | null {
  if (pair) return { nodes: new Set(pair.split("|")), pairs: new Set([pair]) };
  if (!node) return null;
  const near = pairs.filter(({ a, b }) => a === node || b === node);
  if (near.length === 0) return null;
  return {
    nodes: new Set([node, ...near.flatMap(({ a, b }) => [a, b])]),
    pairs: new Set(near.map(({ a, b }) => pairKey(a, b))),
  };
}
