/** Room for names: the most important first, beside their node, inside the canvas, clear of nodes and of each other. */

import RBush from "rbush";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Wanted {
  id: string;
  /** Middle and radius of the node on the canvas. */
  x: number;
  y: number;
  radius: number;
  width: number;
  height: number;
  rank: number;
  /** Placed where it is least in the way, rather than left out. */
  forced: boolean;
}

interface Item {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
  of: string;
}

const GAP = 4;

/** Where each label stands; those for which there is no room are missing. */
export function placeLabels(
  wanted: readonly Wanted[],
  canvas: { width: number; height: number },
  kept: readonly Box[] = [],
): Map<string, Box> {
  const nodes = new RBush<Item>().load(wanted.map(nodeItem));
  const taken = new RBush<Item>().load(kept.map((box) => item(box, "")));
  const found = new Map<string, Box>();
  const order = [...wanted].sort(
    (a, b) => Number(b.forced) - Number(a.forced) || b.rank - a.rank || (a.id < b.id ? -1 : 1),
  );
  for (const label of order) {
    if (!within(label, canvas)) continue;
    const places = around(label);
    const free = places.find((box) => inside(box, canvas) && clear(box, label.id, nodes, taken));
    const box = free ?? (label.forced ? places.find((place) => inside(place, canvas)) : undefined);
    if (!box) continue;
    found.set(label.id, box);
    taken.insert(item(box, label.id));
  }
  return found;
}

export interface Over {
  id: string;
  /** What the label would best lie over the middle of. */
  x: number;
  y: number;
  width: number;
  height: number;
  forced: boolean;
}

/** Labels on lines: over their middle, else a little beside it; in the order given. */
export function placeOver(
  wanted: readonly Over[],
  canvas: { width: number; height: number },
  kept: readonly Box[],
): Map<string, Box> {
  const taken = new RBush<Item>().load(kept.map((box) => item(box, "")));
  const found = new Map<string, Box>();
  for (const { id, x, y, width, height, forced } of wanted) {
    const over: Box = { left: x - width / 2, top: y - height / 2, width, height };
    const places = SHIFTS.map(([dx, dy]) => ({
      ...over,
      left: over.left + dx * width,
      top: over.top + dy * (height + 2),
    }));
    const free = places.find((box) => inside(box, canvas) && !taken.collides(item(box, id)));
    const box = free ?? (forced ? over : undefined);
    if (!box) continue;
    found.set(id, box);
    taken.insert(item(box, id));
  }
  return found;
}

const SHIFTS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, -1],
  [0, 1],
  [0.55, 0],
  [-0.55, 0],
];

function clear(box: Box, id: string, nodes: RBush<Item>, taken: RBush<Item>): boolean {
  const area = item(box, id);
  return !taken.collides(area) && nodes.search(area).every(({ of }) => of === id);
}

/** Right, left, below, above, then the four corners. */
function around({ x, y, radius, width, height }: Wanted): Box[] {
  const reach = radius + GAP;
  const diagonal = reach * 0.72;
  const corners: [number, number][] = [
    [x + reach, y - height / 2],
    [x - reach - width, y - height / 2],
    [x - width / 2, y + reach - 1],
    [x - width / 2, y - reach - height + 1],
    [x + diagonal, y - diagonal - height],
    [x + diagonal, y + diagonal],
    [x - diagonal - width, y - diagonal - height],
    [x - diagonal - width, y + diagonal],
  ];
  return corners.map(([left, top]) => ({ left, top, width, height }));
}

const within = ({ x, y }: Wanted, { width, height }: { width: number; height: number }) =>
  x > 0 && y > 0 && x < width && y < height;

const inside = (box: Box, canvas: { width: number; height: number }) =>
  box.left >= 2 &&
  box.top >= 2 &&
  box.left + box.width <= canvas.width - 2 &&
  box.top + box.height <= canvas.height - 2;

const item = ({ left, top, width, height }: Box, of: string): Item => ({
  minX: left,
  minY: top,
  maxX: left + width,
  maxY: top + height,
  of,
});

const nodeItem = ({ id, x, y, radius }: Wanted): Item => ({
  minX: x - radius,
  minY: y - radius,
  maxX: x + radius,
  maxY: y + radius,
  of: id,
});
