import { expect, test } from "vitest";
import { runs } from "./marks";

test("runs cover the stretch without gaps and know their marks", () => {
  const found = runs(10, 30, [
    { start: 12, end: 16, name: "subject" },
    { start: 14, end: 20, name: "cue" },
  ]);
  expect(
    found.map(({ start, end, marks }) => [start, end, marks.map((mark) => mark.name).join("+")]),
  ).toEqual([
    [10, 12, ""],
    [12, 14, "subject"],
    [14, 16, "subject+cue"],
    [16, 20, "cue"],
    [20, 30, ""],
  ]);
});

test("marks that reach beyond the stretch are cut to it, those outside are left out", () => {
  const found = runs(10, 20, [
    { start: 0, end: 15, name: "a" },
    { start: 20, end: 25, name: "b" },
  ]);
  expect(found.map(({ start, end, marks }) => [start, end, marks.length])).toEqual([
    [10, 15, 1],
    [15, 20, 0],
  ]);
});
