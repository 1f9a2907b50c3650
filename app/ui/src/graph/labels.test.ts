import { expect, test } from "vitest";
import { type Box, placeLabels, placeOver, type Wanted } from "./labels";

const CANVAS = { width: 700, height: 700 };
const wanted = (id: string, x: number, y: number, more: Partial<Wanted> = {}): Wanted => ({
  ...{ id, x, y, radius: 8, width: 70, height: 16, rank: 1, forced: false },
  ...more,
});
const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

test("a name stands right of its node, or left where the canvas ends", () => {
  expect(placeLabels([wanted("a", 100, 100)], CANVAS).get("a")?.left).toBe(112);
  expect(placeLabels([wanted("a", 660, 100)], CANVAS).get("a")?.left).toBe(578);
});

test("of two hundred nodes at least sixty are named, no name over another, over a node or over the edge", () => {
  const nodes = Array.from({ length: 200 }, (_, index) =>
    wanted(`n${index}`, 40 + (index % 20) * 33, 40 + Math.floor(index / 20) * 66, {
      rank: 200 - index,
      radius: 5,
    }),
  );
  const labels = [...placeLabels(nodes, CANVAS)];
  expect(labels.length).toBeGreaterThanOrEqual(60);
  for (const [index, [id, box]] of labels.entries()) {
    expect(box.left >= 0 && box.top >= 0 && box.left + box.width <= 700 && box.top + box.height <= 700).toBe(
      true,
    );
    for (const [, other] of labels.slice(index + 1)) expect(overlap(box, other)).toBe(false);
    for (const node of nodes)
      if (node.id !== id)
        expect(overlap(box, { left: node.x - 5, top: node.y - 5, width: 10, height: 10 })).toBe(false);
  }
});

test("the more important one has the room; one that is forced is named all the same", () => {
  const tight = { width: 110, height: 30 };
  const crowd = [wanted("small", 20, 15), wanted("large", 20, 15, { rank: 9 })];
  expect([...placeLabels(crowd, tight).keys()]).toEqual(["large"]);
  expect(
    placeLabels(
      crowd.map((one) => ({ ...one, forced: true })),
      tight,
    ).size,
  ).toBe(2);
});

test("a label on a line gives way to what is there", () => {
  const label = { id: "r", x: 200, y: 200, width: 60, height: 19, forced: false };
  expect(placeOver([label], CANVAS, []).get("r")?.top).toBe(190.5);
  expect(placeOver([label], CANVAS, [{ left: 190, top: 195, width: 20, height: 10 }]).get("r")?.top).not.toBe(
    190.5,
  );
});
