import { expect, test } from "vitest";
import { activeFilters, NO_FILTERS, readView, START, type View, writeView } from "./view";

const FULL: View = {
  q: "latv & co",
  center: "ent_1",
  depth: 2,
  entity: "ent_2",
  relation: "rel_1",
  article: "art_1",
  claim: "clm_1",
  show: "table",
  filters: {
    kinds: ["country", "person"],
    classes: ["material_conflict"],
    types: ["ACCUSE", "head_of_state"],
    statuses: ["planned"],
    since: "2016-01-01",
    until: "2017-01-01",
    minOrigins: 3,
    level: "state",
    denied: true,
  },
};

test("the start has a bare address", () => {
  expect(writeView(START)).toBe("");
  expect(readView("")).toEqual(START);
});

test("everything on screen survives the address bar", () => {
  expect(readView(writeView(FULL))).toEqual(FULL);
});

test("a damaged address falls back to the usual, part by part", () => {
  const view = readView("?depth=7&show=pie&since=yesterday&min_origins=-4&level=x&center=&denied=1");
  expect(view).toEqual(START);
});

test("the filters in force are counted", () => {
  expect(activeFilters(NO_FILTERS)).toBe(0);
  expect(activeFilters(FULL.filters)).toBe(9);
});
