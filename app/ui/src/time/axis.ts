/** The axis of time under the graph: one bar a month, or a year where there are too many months. */

import type { Moment } from "../types";

export interface Bar {
  /** Which unit of the axis it stands on, from 0. */
  at: number;
  cooperation: number;
  standing: number;
  conflict: number;
}

export interface Axis {
  /** The first unit, in months since the year 0, and the number of units. */
  first: number;
  units: number;
  /** Months in a unit. */
  step: number;
  bars: readonly Bar[];
  /** The most events in one bar. */
  most: number;
  /** Events before the axis begins, and those that nothing places in time. */
  earlier: number;
  undated: number;
}

const MOST_MONTHS = 180;
/** Few old events, or a single one, do not press all others together: they lie before the axis. */
const FEW = 0.04;

export function axisOf(moments: readonly Moment[]): Axis | null {
  const dated = moments.filter((moment): moment is Moment & { since: string } => moment.since !== null);
  const total = sum(dated);
  const undated = sum(moments) - total;
  let begin = 0;
  for (let before = 0; begin < dated.length - 1; begin += 1) {
    before += dated[begin]?.event_count ?? 0;
    if (before > Math.max(FEW * total, 1)) break;
  }
  const months = dated.map(({ since }) => monthOf(since));
  const last = months.at(-1);
  const [whole, short] = [months[0], months[begin]];
  if (whole === undefined || short === undefined || last === undefined) return null;
  const start = last - whole > 2 * (last - short) + 24 ? short : whole;
  const step = last - start >= MOST_MONTHS ? 12 : 1;
  const first = step === 12 ? start - (start % 12) : start;
  const shown = dated.filter(({ since }) => monthOf(since) >= first);
  const bars = new Map<number, Bar>();
  for (const { since, counts } of shown) {
    const at = Math.floor((monthOf(since) - first) / step);
    const bar = bars.get(at) ?? { at, cooperation: 0, standing: 0, conflict: 0 };
    for (const [name, count] of Object.entries(counts)) bar[sideOf(name)] += count;
    bars.set(at, bar);
  }
  return {
    ...{ first, step, undated, bars: [...bars.values()] },
    units: Math.floor((last - first) / step) + 1,
    most: Math.max(1, ...[...bars.values()].map(heightOf)),
    earlier: total - sum(shown),
  };
}

const sum = (moments: readonly Moment[]): number =>
  moments.reduce((all, { event_count }) => all + event_count, 0);

export const heightOf = (bar: Bar): number => bar.cooperation + bar.standing + bar.conflict;

const sideOf = (name: string) =>
  name.endsWith("cooperation") ? "cooperation" : name.endsWith("conflict") ? "conflict" : "standing";

export const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The first day of a month. */
export const dayOf = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;

/** Where a day lies, in units of the axis. */
export function placeOf(day: string, { first, step }: Axis): number {
  return (monthOf(day) + (Number(day.slice(8, 10)) - 1) / 31 - first) / step;
}

export interface Stretch {
  from: number;
  to: number;
}

/** The chosen units, all of them where nothing is chosen. */
export function stretchOf({ since, until }: { since: string; until: string }, axis: Axis): Stretch {
  const from = since ? Math.min(Math.max(placeOf(since, axis), 0), axis.units) : 0;
  return { from, to: until ? Math.min(Math.max(placeOf(until, axis), from), axis.units) : axis.units };
}

/** The period of whole units; what reaches an end of the axis stays open there. At least one unit. */
export function periodOf({ from, to }: Stretch, axis: Axis): { since: string; until: string } {
  const begin = Math.min(Math.max(Math.floor(from), 0), axis.units - 1);
  const end = Math.min(Math.max(Math.ceil(to), begin + 1), axis.units);
  const month = (unit: number) => dayOf(axis.first + unit * axis.step);
  return { since: begin === 0 ? "" : month(begin), until: end === axis.units ? "" : month(end) };
}

const STEPS = [1, 3, 6, 12, 24, 60, 120, 300, 600];

/** Months that are written under an axis of so many months, at most `most` of them, on round ones. */
export function ticksOf(first: number, months: number, most: number): number[] {
  const step = STEPS.find((each) => months / each <= most) ?? 1200;
  const begin = Math.ceil(first / step) * step;
  return Array.from(
    { length: Math.max(Math.ceil((first + months - begin) / step), 0) },
    (_, at) => begin + at * step,
  );
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "2016" where a year begins and years are told apart, else "Jul 2016". */
export const tickLabel = (month: number, yearly: boolean): string =>
  yearly ? String(Math.floor(month / 12)) : `${MONTHS[month % 12]} ${Math.floor(month / 12)}`;
