/** Edges between the same two nodes fan out; the geometry here is the shader's, for labels. */

export interface Parallel {
  id: string;
  source: string;
  target: string;
}

const STEP = 0.16;
const WIDEST = 0.55;

/** The curvature of every edge: 0 for a lone one, spread evenly to both sides for parallel ones. */
export function curvatures(edges: readonly Parallel[]): Map<string, number> {
  const pairs = new Map<string, Parallel[]>();
  for (const edge of edges) {
    const pair = [edge.source, edge.target].sort().join("\u0000");
    pairs.set(pair, [...(pairs.get(pair) ?? []), edge]);
  }
  const found = new Map<string, number>();
  for (const group of pairs.values()) spread(group, found);
  return found;
}

function spread(group: Parallel[], found: Map<string, number>): void {
  const sorted = [...group].sort((a, b) => (a.source + a.id < b.source + b.id ? -1 : 1));
  const step = Math.min(STEP, (2 * WIDEST) / Math.max(sorted.length - 1, 1));
  sorted.forEach((edge, index) => {
    const offset = (index - (sorted.length - 1) / 2) * step;
    // Seen from the other end the same side has the other sign.
    found.set(edge.id, edge.source <= edge.target ? offset : -offset);
  });
}

interface Point {
  x: number;
  y: number;
}

/** The middle of a curved edge, in canvas coordinates (y runs down, so the normal is mirrored). */
export function middle(source: Point, target: Point, curvature: number): Point {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  return {
    x: (source.x + target.x) / 2 + (dy * curvature) / 2,
    y: (source.y + target.y) / 2 - (dx * curvature) / 2,
  };
}
