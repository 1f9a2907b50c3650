/** Finds room for labels: beside their node, clear of other nodes and of labels already drawn in the same frame. */

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Disc {
  x: number;
  y: number;
  size: number;
}

const GAP = 5;

export class Placing {
  private nodes: readonly Box[] = [];
  private labels: Box[] = [];
  private width = 0;

  /** Before every frame: where the nodes are now, and how wide the canvas is. */
  begin(nodes: readonly Disc[], width: number): void {
    this.nodes = nodes.map(({ x, y, size }) => ({
      left: x - size,
      top: y - size,
      width: 2 * size,
      height: 2 * size,
    }));
    this.labels = [];
    this.width = width;
  }

  /** The place beside a node that is least in the way: right, left, below, above, in this order. */
  beside(node: Disc, width: number, height: number): Box {
    const reach = node.size + GAP;
    const corners: [number, number][] = [
      [node.x + reach, node.y - height / 2],
      [node.x - reach - width, node.y - height / 2],
      [node.x - width / 2, node.y + reach - 1],
      [node.x - width / 2, node.y - reach - height + 1],
    ];
    const places = corners.map(([left, top]) => ({ left, top, width, height }));
    const costs = places.map((place) => this.cost(place));
    const best = places[costs.indexOf(Math.min(...costs))] ?? {
      left: node.x + reach,
      top: node.y,
      width,
      height,
    };
    this.labels.push(best);
    return best;
  }

  /** Take the place if no label has it yet. */
  take(place: Box): boolean {
    if (this.labels.some((label) => overlap(label, place))) return false;
    this.labels.push(place);
    return true;
  }

  private cost(place: Box): number {
    const outside = place.left < 2 || place.left + place.width > this.width - 2 ? 6 : 0;
    const labels = this.labels.filter((label) => overlap(label, place)).length;
    const nodes = this.nodes.filter((node) => overlap(node, place)).length;
    return outside + 3 * labels + 2 * nodes;
  }
}

export function overlap(a: Box, b: Box): boolean {
  const across = a.left < b.left + b.width && b.left < a.left + a.width;
  return across && a.top < b.top + b.height && b.top < a.top + a.height;
}
