/** Dates in words, as exact as the source and no more. All in UTC: a report's day must not move with the reader. */

import type { Interval } from "../types";

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const SHORT_MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const DAY_MS = 86_400_000;

function parse(iso: string): Date | null {
  const date = new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** "21 Dec 2016"; the day as the source wrote it, whatever its offset. */
export function day(iso: string | null | undefined): string {
  if (!iso) return "";
  const date = parse(iso.slice(0, 10));
  return date ? DAY.format(date) : iso;
}

/** "14 – 26 Mar 2018", "14 Mar – 2 Apr 2018", in days; one date when both are the same. */
export function dayRange(first: string | null | undefined, last: string | null | undefined): string {
  const [from, to] = [day(first), day(last)];
  if (!from || !to || from === to) return from || to;
  const [earlier, later] = [from.split(" "), to.split(" ")];
  if (!later[2] || earlier[2] !== later[2]) return `${from} – ${to}`;
  return `${earlier[1] === later[1] ? earlier[0] : `${earlier[0]} ${earlier[1]}`} – ${to}`;
}

const monthName = (iso: string): string => {
  const date = parse(iso);
  return date ? SHORT_MONTH.format(date) : iso;
};

/** From a day on and before another, as a reader says it: whole months are named by their months. */
export function periodInWords(since: string, until: string): string {
  const last = lastDay(until);
  if (!since.endsWith("-01") || !until.endsWith("-01")) return dayRange(since, last);
  const [from, to] = [monthName(since), monthName(last)];
  if (from === to) return from;
  return from.slice(-4) === to.slice(-4) ? `${from.slice(0, -5)} – ${to}` : `${from} – ${to}`;
}

/** An event's time with the precision its text gives. */
export function eventTime(interval: Interval | null | undefined): string {
  if (!interval) return "";
  const { start, end, precision } = interval;
  if (!start) return end ? `before ${day(end)}` : "";
  if (precision === "open") return end ? dayRange(start, lastDay(end)) : `since ${day(start)}`;
  return byPrecision(start, end, precision);
}

function byPrecision(start: string, end: string | null, precision: string): string {
  const date = parse(start.slice(0, 10));
  if (!date) return start;
  switch (precision) {
    case "day":
      return DAY.format(date);
    case "month":
      return MONTH.format(date);
    case "year":
      return String(date.getUTCFullYear());
    case "decade":
      return `${date.getUTCFullYear()}s`;
    case "quarter":
      return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`;
    default:
      return end ? dayRange(start, lastDay(end)) : DAY.format(date);
  }
}

/** Intervals are half-open; people name the last day inside. */
function lastDay(end: string): string {
  const date = parse(end.slice(0, 10));
  return date ? new Date(date.getTime() - DAY_MS).toISOString().slice(0, 10) : end;
}

const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** When somebody did something, by the clock of whoever looks. */
export const moment = (iso: string): string => MOMENT.format(new Date(iso));
