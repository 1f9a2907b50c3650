import { expect, test } from "vitest";
import { type LaidTie, layOut, settle } from "./layout";

const tie = (a: string, b: string, claims = 1, tone: number | null = 0): LaidTie => ({ a, b, claims, tone });
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `n${String(index).padStart(3, "0")}`,
    claims: count - index,
  }));
const star = (count: number) => many(count).map(({ id }) => tie("c", id));

test("the same question gives the same picture, in whatever order it comes", () => {
  const [nodes, ties] = [
    [{ id: "c", claims: 9 }, ...many(12)],
    [...star(12), tie("n001", "n004")],
  ];
  for (const center of ["c", null])
    expect(layOut(center, nodes, ties)).toEqual(layOut(center, nodes.toReversed(), ties.toReversed()));
});

test("around a centre friends lie left and opponents right", () => {
  const nodes = ["c", "friend", "foe"].map((id) => ({ id, claims: 1 }));
  const places = layOut("c", nodes, [tie("c", "friend", 2, 1), tie("c", "foe", 2, -1)]);
  expect(places["c"]).toEqual({ x: 0, y: 0 });
  expect(places["friend"]?.x).toBeLessThan(0);
  expect(places["foe"]?.x).toBeGreaterThan(0);
});

test("those of whom most is said lie nearest", () => {
  const nodes = [{ id: "c", claims: 9 }, ...many(25)];
  const places = layOut("c", nodes, star(25));
  const reach = (id: string) => Math.hypot(places[id]?.x ?? 0, places[id]?.y ?? 0);
  expect(reach("n000")).toBeLessThan(reach("n024"));
});

test("what lies somewhere stays exactly there when more comes, and nobody lies on another", () => {
  const nodes = [{ id: "c", claims: 9 }, ...many(30)];
  const before = layOut("c", nodes, star(30));
  const fresh = Array.from({ length: 12 }, (_, index) => ({ id: `f${index}`, claims: 1 }));
  const ties = [...star(30), ...fresh.map(({ id }) => tie("n003", id))];
  const after = settle([...nodes, ...fresh], ties, before, new Set(Object.keys(before)));
  for (const [id, place] of Object.entries(before))
    expect(Math.hypot((after[id]?.x ?? 0) - place.x, (after[id]?.y ?? 0) - place.y)).toBeLessThan(1);
  const points = Object.values(after);
  for (const [index, a] of points.entries())
    for (const b of points.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(25);
});
