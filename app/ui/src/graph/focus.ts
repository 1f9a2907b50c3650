/** What stands out: what is under the pointer, else what is opened in the panel. */

import type { Drawn } from "./model";

export interface Pointed {
  node: string | null;
  edge: string | null;
}

export interface Focus {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

/** The edge with its ends, or the node with its neighbours; null when nothing stands out. */
export function focusOn(graph: Drawn, { node, edge }: Pointed): Focus | null {
  if (edge && graph.hasEdge(edge)) return { nodes: new Set(graph.extremities(edge)), edges: new Set([edge]) };
  if (node && graph.hasNode(node)) {
    return { nodes: new Set([node, ...graph.neighbors(node)]), edges: new Set(graph.edges(node)) };
  }
  return null;
}
