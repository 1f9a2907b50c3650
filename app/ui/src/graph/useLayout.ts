import { useEffect, useRef, useState } from "react";
import { align } from "./align";
import type { Positions } from "./layout";
import { claimsByNode, drawable, type GraphData, nodeSize } from "./model";

export interface Placed {
  data: GraphData;
  positions: Positions;
}

/** Positions for the data, worked out off the page's thread; the previous picture stays until they are there. */
export function useLayout(data: GraphData | null): Placed | null {
  const [placed, setPlaced] = useState<Placed | null>(null);
  const before = useRef<Positions>({});

  useEffect(() => {
    if (!data) return;
    const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = (event: MessageEvent<Positions>) => {
      const positions = align(event.data, before.current);
      before.current = positions;
      setPlaced({ data, positions });
      worker.terminate();
    };
    worker.postMessage(question(data));
    return () => worker.terminate();
  }, [data]);

  return placed;
}

function question(data: GraphData) {
  const claims = claimsByNode(data);
  const most = Math.max(...claims.values(), 1);
  return {
    nodes: data.nodes.map(({ id }) => ({ id, size: nodeSize(claims.get(id) ?? 0, most) })),
    edges: drawable(data).map((edge) => ({
      source: edge.subject.id,
      target: edge.object.id,
      weight: edge.claim_count,
    })),
  };
}
