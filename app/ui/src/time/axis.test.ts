import { expect, test } from "vitest";
import { axisOf, periodOf, stretchOf, ticksOf } from "./axis";

const moment = (since: string | null, count: number) => ({
  ...{
    since,
    until: null,
    event_count: count,
    claim_count: count,
    origin_count: count,
    mean: null,
    spread: null,
  },
  ...{ counts: { verbal_conflict: count }, events: "" },
});

test("months stand on one axis and a stretch of it is a period of whole months", () => {
  const axis = axisOf([moment(null, 2), moment("2016-07-01", 3), moment("2017-01-01", 1)]);
  if (!axis) throw new Error("no axis");
  expect([axis.units, axis.step, axis.most, axis.undated]).toEqual([7, 1, 3, 2]);
  expect(axis.bars.map(({ at, conflict }) => [at, conflict])).toEqual([
    [0, 3],
    [6, 1],
  ]);
  expect(periodOf({ from: 1.2, to: 2.5 }, axis)).toEqual({ since: "2016-08-01", until: "2016-10-01" });
  expect(stretchOf({ since: "2016-08-01", until: "2016-10-01" }, axis)).toEqual({ from: 1, to: 3 });
  expect(periodOf({ from: 0, to: 7 }, axis)).toEqual({ since: "", until: "" });
});

test("few old events lie before the axis, many years are told by the year", () => {
  const recent = axisOf([moment("1918-11-01", 1), moment("2016-01-01", 60), moment("2016-03-01", 9)]);
  expect([recent?.earlier, recent?.units, recent?.step]).toEqual([1, 3, 1]);
  const alone = axisOf([moment("2004-03-01", 1), moment("2016-01-01", 2), moment("2018-03-01", 1)]);
  expect([alone?.earlier, alone?.units, alone?.step]).toEqual([1, 27, 1]);
  const years = axisOf([moment("1990-05-01", 30), moment("2016-03-01", 9)]);
  expect([years?.earlier, years?.units, years?.step]).toEqual([0, 27, 12]);
  expect(axisOf([moment(null, 1)])).toBeNull();
});

test("ticks stand on round months and are few", () => {
  expect(ticksOf(2016 * 12 + 6, 7, 8)).toHaveLength(7);
  expect(ticksOf(2016 * 12 + 6, 30, 6)).toEqual([
    2016 * 12 + 6,
    2017 * 12,
    2017 * 12 + 6,
    2018 * 12,
    2018 * 12 + 6,
  ]);
});
