import { expect, test } from "vitest";
import { Placing } from "./placing";

const node = { x: 100, y: 100, size: 10 };

test("a label stands right of its node when there is room", () => {
  const placing = new Placing();
  placing.begin([node], 400);
  expect(placing.beside(node, 60, 14).left).toBe(115);
});

test("it moves to the left when another node or the edge of the canvas is in the way", () => {
  const placing = new Placing();
  placing.begin([node, { x: 130, y: 100, size: 10 }], 400);
  expect(placing.beside(node, 60, 14).left).toBe(25);
  placing.begin([node], 150);
  expect(placing.beside(node, 60, 14).left).toBe(25);
});

test("two labels never take the same place", () => {
  const placing = new Placing();
  placing.begin([], 400);
  const place = { left: 10, top: 10, width: 50, height: 14 };
  expect(placing.take(place)).toBe(true);
  expect(placing.take({ ...place, left: 30 })).toBe(false);
});
