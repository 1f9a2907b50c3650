import { expect, test } from "vitest";
import type { Interval } from "../types";
import { day, dayRange, eventTime } from "./dates";

test("a day stays the day the source wrote, whatever its offset", () => {
  expect(day("2016-12-21T23:30:00-05:00")).toBe("21 Dec 2016");
  expect(day("2016-12-21")).toBe("21 Dec 2016");
  expect(day("soon")).toBe("soon");
});

test("a range of one day is one day", () => {
  expect(dayRange("2016-01-02", "2016-01-02")).toBe("2 Jan 2016");
  expect(dayRange("2016-01-02", null)).toBe("2 Jan 2016");
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
  expect(eventTime(interval("2016-07-04", "2016-07-11", "week"))).toBe("4 Jul 2016 – 10 Jul 2016");
  expect(eventTime(interval("2014-01-01", null, "open"))).toBe("since 1 Jan 2014");
  expect(eventTime(null)).toBe("");
});
