import { expect, test } from "vitest";
import { align } from "./align";
import { layOut, type Positions } from "./layout";

const nodes = ["a", "b", "c", "d", "e"].map((id) => ({ id, size: 10 }));
const edges = [
  { source: "a", target: "b", weight: 3 },
  { source: "b", target: "c", weight: 1 },
  { source: "c", target: "d", weight: 1 },
  { source: "e", target: "a", weight: 2 },
];

test("the same graph is drawn the same, whatever the order", () => {
  const turned = edges.map((edge) => ({ ...edge, source: edge.target, target: edge.source })).reverse();
  expect(layOut([...nodes].reverse(), turned)).toEqual(layOut(nodes, edges));
});

test("no two nodes lie on each other", () => {
  const places = Object.values(layOut(nodes, []));
  for (const one of places) {
    for (const other of places) {
      if (one !== other) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(20);
    }
  }
});

test("a turned and mirrored drawing is brought back to what was on screen", () => {
  const before: Positions = { a: { x: 0, y: 0 }, b: { x: 10, y: 0 }, c: { x: 10, y: 5 } };
  const turned = Object.fromEntries(Object.entries(before).map(([id, { x, y }]) => [id, { x: y, y: x }]));
  const found = align(turned, before);
  for (const [id, { x, y }] of Object.entries(found)) {
    // Turned about the middle of the drawing: distances between nodes say whether it lies the same way.
    expect(x - (found["a"]?.x ?? 0)).toBeCloseTo((before[id]?.x ?? 0) - 0);
    expect(y - (found["a"]?.y ?? 0)).toBeCloseTo((before[id]?.y ?? 0) - 0);
  }
});
