import { expect, test } from "vitest";
import type { Interval } from "../types";
import { day, dayRange, eventTime, periodInWords } from "./dates";

test("a day stays the day the source wrote, whatever its offset", () => {
  expect(day("2016-12-21T23:30:00-05:00")).toBe("21 Dec 2016");
  expect(day("2016-12-21")).toBe("21 Dec 2016");
  expect(day("soon")).toBe("soon");
});

test("a range of one day is one day", () => {
  expect(dayRange("2016-01-02", "2016-01-02")).toBe("2 Jan 2016");
  expect(dayRange("2016-01-02", null)).toBe("2 Jan 2016");
});

test("a range says its month and its year once", () => {
  expect(dayRange("2018-03-14", "2018-03-26")).toBe("14 – 26 Mar 2018");
  expect(dayRange("2018-03-14", "2018-04-02")).toBe("14 Mar – 2 Apr 2018");
  expect(dayRange("2017-12-30", "2018-04-02")).toBe("30 Dec 2017 – 2 Apr 2018");
  expect(dayRange("soon", "later")).toBe("soon – later");
});

test("a period of whole months is named by its months, its end being the first day after", () => {
  expect(periodInWords("2018-01-01", "2018-04-01")).toBe("Jan – Mar 2018");
  expect(periodInWords("2018-01-01", "2018-02-01")).toBe("Jan 2018");
  expect(periodInWords("2016-11-01", "2018-04-01")).toBe("Nov 2016 – Mar 2018");
  expect(periodInWords("2018-01-03", "2018-01-05")).toBe("3 – 4 Jan 2018");
});

test("an event's time is as exact as its text", () => {
  const interval = (start: string | null, end: string | null, precision: Interval["precision"]) => ({
    start,
    end,
    precision,
    text: null,
  });
  expect(eventTime(interval("2014-03-01", "2014-04-01", "month"))).toBe("March 2014");
  expect(eventTime(interval("2014-01-01", "2015-01-01", "year"))).toBe("2014");
  expect(eventTime(interval("1990-01-01", "2000-01-01", "decade"))).toBe("1990s");
  expect(eventTime(interval("2014-04-01", "2014-07-01", "quarter"))).toBe("Q2 2014");
  expect(eventTime(interval("2016-07-04", "2016-07-11", "week"))).toBe("4 – 10 Jul 2016");
  expect(eventTime(interval("2014-01-01", null, "open"))).toBe("since 1 Jan 2014");
  expect(eventTime(null)).toBe("");
});
