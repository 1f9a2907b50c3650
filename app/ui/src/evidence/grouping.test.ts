import { expect, test } from "vitest";
import type { Claim, ClaimEnd } from "../types";
import { sides } from "./grouping";

const speaker = (id: string): ClaimEnd => ({ id, name: id, kind: "person", text: id });
const claim = (id: string, polarity: Claim["polarity"], speakers: string[]): Claim =>
  ({ id, polarity, speakers: speakers.map(speaker) }) as Claim;

test("affirmed and denied stand apart, the outlets' own words before what others say", () => {
  const found = sides([
    claim("1", "denied", ["russia"]),
    claim("2", "affirmed", ["georgia"]),
    claim("3", "affirmed", []),
    claim("4", "affirmed", ["tass", "georgia"]),
    claim("5", "affirmed", ["georgia"]),
  ]);
  expect(found.map((side) => [side.polarity, side.groups.map((group) => group.key)])).toEqual([
    ["affirmed", ["", "georgia", "tass>georgia"]],
    ["denied", ["russia"]],
  ]);
});

test("a side nobody takes is left out", () => {
  expect(sides([claim("1", "denied", [])]).map((side) => side.polarity)).toEqual(["denied"]);
});
