/** When something happened, in words that keep what a text tells apart from what only its report gives. */

import { day, periodInWords } from "../format/dates";
import type { Happening } from "../types";

export function whenOf({ since, until, dated_by }: Pick<Happening, "since" | "until" | "dated_by">): string {
  if (!since) return until ? `before ${day(until)}` : "no date";
  const told = until ? periodInWords(since, until) : day(since);
  return dated_by === "report" ? `reported ${told}` : told;
}
