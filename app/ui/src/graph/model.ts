/** From the API's answer to what is drawn. */

import { MultiDirectedGraph } from "graphology";
import type { Ontology } from "../state/ontology";
import { visible } from "../text/bidi";
import type { EntityRef, Relation } from "../types";
import { curvatures } from "./curves";
import { lookOf } from "./kinds";
import type { Positions } from "./layout";
import { LINE_LOOKS, type LineStyle } from "./lines";

export interface GraphData {
  nodes: EntityRef[];
  edges: Relation[];
  truncated: boolean;
}

export interface NodeAttributes {
  x: number;
  y: number;
  size: number;
  label: string;
  kind: string;
  shape: string;
  fill: string;
  degree: number;
}

export interface EdgeAttributes {
  size: number;
  type: string;
  edgeClass: string;
  style: LineStyle;
  curvature: number;
  mutual: boolean;
  disputed: boolean;
  denied: boolean;
  label: string;
}

export type Drawn = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

const SMALLEST = 6;
const LARGEST = 17;

/** Edges that can be drawn: both ends there and different. The table shows the others too. */
export function drawable(data: GraphData): (Relation & { object: EntityRef })[] {
  const known = new Set(data.nodes.map((node) => node.id));
  return data.edges.filter(
    (edge): edge is Relation & { object: EntityRef } =>
      edge.object !== null &&
      edge.object.id !== edge.subject.id &&
      known.has(edge.subject.id) &&
      known.has(edge.object.id),
  );
}

/** How much is said about each node on this graph. */
export function claimsByNode(data: GraphData): Map<string, number> {
  const counts = new Map<string, number>();
  for (const edge of drawable(data)) {
    for (const end of [edge.subject.id, edge.object.id])
      counts.set(end, (counts.get(end) ?? 0) + edge.claim_count);
  }
  return counts;
}

export function nodeSize(claims: number, most: number): number {
  return SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(claims / Math.max(most, 1));
}

/** What a stage holds before anything is drawn. */
export const undrawn = (): Drawn => new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();

export function build(
  data: GraphData,
  positions: Positions,
  ontology: Ontology,
  label: (edge: Relation) => string,
): Drawn {
  const graph = undrawn();
  const claims = claimsByNode(data);
  const most = Math.max(...claims.values(), 1);
  for (const node of data.nodes) {
    const { shape, fill } = lookOf(node.kind);
    const { x, y } = positions[node.id] ?? { x: 0, y: 0 };
    const said = claims.get(node.id) ?? 0;
    graph.addNode(node.id, {
      ...{ x, y, kind: node.kind, shape, fill, degree: said },
      size: nodeSize(said, most),
      label: visible(node.name),
    });
  }
  addEdges(graph, data, ontology, label);
  return graph;
}

function addEdges(
  graph: Drawn,
  data: GraphData,
  ontology: Ontology,
  label: (edge: Relation) => string,
): void {
  const edges = drawable(data);
  const curves = curvatures(
    edges.map((edge) => ({ id: edge.id, source: edge.subject.id, target: edge.object.id })),
  );
  for (const edge of edges) {
    const edgeClass = ontology.classOf(edge.type);
    const look = LINE_LOOKS[edgeClass];
    graph.addEdgeWithKey(edge.id, edge.subject.id, edge.object.id, {
      size: look.weight + Math.min(Math.log2(Math.max(edge.claim_count, 1)) * 0.45, 2.5),
      type: "relation",
      edgeClass,
      style: look.style,
      curvature: curves.get(edge.id) ?? 0,
      mutual: ontology.get(edge.type)?.symmetric ?? false,
      disputed: edge.disputed,
      denied: !edge.asserted,
      label: label(edge),
    });
  }
}
