import { type LayoutEdge, type LayoutNode, layOut } from "./layout";

self.onmessage = (event: MessageEvent<{ nodes: LayoutNode[]; edges: LayoutEdge[] }>) => {
  self.postMessage(layOut(event.data.nodes, event.data.edges));
};
