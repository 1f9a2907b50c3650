import { expect, test } from "vitest";
import { activeFilters, NO_FILTERS, patched, readView, START, type View, writeView } from "./view";

const FULL: View = {
  center: "ent_1 & co",
  entity: "ent_2",
  pair: "kb:c/lv,ent_2",
  relation: "rel_1",
  event: "evt_1",
  article: "art_1",
  claim: "clm_1",
  desk: "review",
  words: [
    [12, 40],
    [57, 60],
  ],
  show: "table",
  filters: {
    kinds: ["country", "person"],
    classes: ["material_conflict"],
    types: ["ACCUSE", "head_of_state"],
    statuses: ["planned"],
    since: "2016-01-01",
    until: "2017-01-01",
    clock: "report",
    minOrigins: 3,
    level: "state",
    denied: true,
    weak: true,
    basis: "both",
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
  const view = readView(
    "?depth=7&show=pie&since=yesterday&min_origins=-4&level=x&center=&denied=1&words=a-b,7&pair=x&desk=kitchen",
  );
  expect(view).toEqual(START);
});

test("the filters in force are counted", () => {
  expect(activeFilters(NO_FILTERS)).toBe(0);
  expect(activeFilters(FULL.filters)).toBe(11);
});

test("filters that do not change keep their identity, so that nothing is laid out anew", () => {
  expect(patched(FULL, { relation: "rel_9", filters: { kinds: ["country", "person"] } }).filters).toBe(
    FULL.filters,
  );
  expect(patched(FULL, { filters: { denied: false } }).filters).toEqual({ ...FULL.filters, denied: false });
});

test("marked words go with their article", () => {
  expect(patched(FULL, { article: "art_2" }).words).toEqual([]);
  expect(patched(FULL, { article: "art_2", words: [[1, 2]] }).words).toEqual([[1, 2]]);
  expect(patched(FULL, { entity: "ent_3" }).words).toBe(FULL.words);
});
