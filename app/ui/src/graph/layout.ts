/** Where nodes go. The same nodes and edges give the same picture, in whatever order they arrive. */

import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";

export interface LayoutNode {
  id: string;
  size: number;
}
export interface LayoutEdge {
  source: string;
  target: string;
  weight: number;
}
export type Positions = Record<string, { x: number; y: number }>;

const EXTENT = 1000;
const MANY = 400;

export function layOut(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): Positions {
  const graph = build(nodes, edges);
  if (graph.order < 2) return positions(graph);
  const iterations = graph.order > MANY ? 150 : 500;
  forceAtlas2.assign(graph, {
    iterations,
    getEdgeWeight: "weight",
    settings: {
      linLogMode: true,
      outboundAttractionDistribution: false,
      adjustSizes: false,
      gravity: 1.2,
      scalingRatio: 6,
      slowDown: 4,
      barnesHutOptimize: graph.order > MANY,
    },
  });
  rescale(graph);
  noverlap.assign(graph, {
    maxIterations: 200,
    settings: { margin: 22, ratio: 1.4, expansion: 1.1, gridSize: 20, speed: 3 },
  });
  return positions(graph);
}

/** One weighted edge for each pair, everything sorted, so that neither order nor direction moves a node. */
function build(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  const sorted = [...nodes].sort((a, b) => compare(a.id, b.id));
  sorted.forEach((node, index) => {
    const angle = (2 * Math.PI * index) / sorted.length;
    // A sunflower rather than a circle: no symmetry for the forces to be caught in.
    const radius = EXTENT * Math.sqrt((index + 0.5) / sorted.length) * 0.5;
    graph.addNode(node.id, {
      size: node.size,
      x: radius * Math.cos(angle * 7.3),
      y: radius * Math.sin(angle * 7.3),
    });
  });
  for (const [pair, weight] of [...pairWeights(edges)].sort((a, b) => compare(a[0], b[0]))) {
    const [a = "", b = ""] = pair.split("\u0000");
    if (graph.hasNode(a) && graph.hasNode(b)) graph.addEdge(a, b, { weight: 1 + Math.log1p(weight) });
  }
  return graph;
}

function pairWeights(edges: readonly LayoutEdge[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const edge of edges) {
    if (edge.source === edge.target) continue;
    const pair = [edge.source, edge.target].sort(compare).join("\u0000");
    weights.set(pair, (weights.get(pair) ?? 0) + edge.weight);
  }
  return weights;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Bring the drawing to a known extent, so that node sizes and distances mean the same in every graph. */
function rescale(graph: UndirectedGraph): void {
  let reach = 1e-9;
  graph.forEachNode((_, { x, y }) => {
    reach = Math.max(reach, Math.abs(x), Math.abs(y));
  });
  graph.updateEachNodeAttributes((_, attributes) => ({
    ...attributes,
    x: (attributes["x"] / reach) * (EXTENT / 2),
    y: (attributes["y"] / reach) * (EXTENT / 2),
  }));
}

function positions(graph: UndirectedGraph): Positions {
  const found: Positions = {};
  graph.forEachNode((node, { x, y }) => {
    found[node] = { x, y };
  });
  return found;
}
