import { expect, test } from "vitest";
import { curvatures } from "./curves";

test("a lone edge is straight", () => {
  expect(curvatures([{ id: "1", source: "a", target: "b" }]).get("1")).toBe(0);
});

test("parallel edges fan out, whichever way they run", () => {
  const found = curvatures([
    { id: "1", source: "a", target: "b" },
    { id: "2", source: "b", target: "a" },
    { id: "3", source: "a", target: "b" },
  ]);
  // Seen from one end, all three lie apart.
  const seen = [found.get("1") ?? 0, -(found.get("2") ?? 0), found.get("3") ?? 0];
  expect(new Set(seen).size).toBe(3);
  expect(seen.reduce((sum, curve) => sum + curve, 0)).toBeCloseTo(0);
});
