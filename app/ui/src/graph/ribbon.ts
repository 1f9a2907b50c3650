/** The geometry of ribbons: from rim to rim, with room for the heads; parallel relations fan out. */

import type { Point } from "../session/session";

export interface Line {
  from: Point;
  to: Point;
  /** Where the curve bends to; the middle of both for a straight line. */
  bend: Point;
  /** The middle of the curve. */
  middle: Point;
}

const GAP = 3;

/** From the rim of one node to the rim of the other; `bow` is how far the middle is off the straight, in pixels. */
export function line(a: Point, b: Point, radiusA: number, radiusB: number, bow: number): Line {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const across = { x: -dy / length, y: dx / length };
  const bend = { x: (a.x + b.x) / 2 + across.x * 2 * bow, y: (a.y + b.y) / 2 + across.y * 2 * bow };
  const room = Math.max(0, length - 8);
  const from = toward(a, bend, Math.min(radiusA + GAP, room / 2));
  const to = toward(b, bend, Math.min(radiusB + GAP, room / 2));
  return {
    ...{ from, to, bend },
    middle: { x: (from.x + 2 * bend.x + to.x) / 4, y: (from.y + 2 * bend.y + to.y) / 4 },
  };
}

function toward(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return {
    x: from.x + ((to.x - from.x) / length) * distance,
    y: from.y + ((to.y - from.y) / length) * distance,
  };
}

/** The line without its ends, where the heads stand. */
export function shortened(of: Line, start: number, end: number): Line {
  return { ...of, from: toward(of.from, of.bend, start), to: toward(of.to, of.bend, end) };
}

/** The line beside itself, to its left as one goes along. */
export function beside(of: Line, by: number): Line {
  const [dx, dy] = [of.to.x - of.from.x, of.to.y - of.from.y];
  const length = Math.hypot(dx, dy) || 1;
  const shift = ({ x, y }: Point): Point => ({ x: x - (dy / length) * by, y: y + (dx / length) * by });
  return { from: shift(of.from), to: shift(of.to), bend: shift(of.bend), middle: shift(of.middle) };
}

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;

export const path = ({ from, to, bend }: Line): string => `M${at(from)}Q${at(bend)} ${at(to)}`;

/** An arrow head whose tip is at `tip`, coming from `from`. */
export function head(tip: Point, from: Point, size: number): string {
  const base = toward(tip, from, size);
  const [dx, dy] = [tip.x - base.x, tip.y - base.y];
  const [px, py] = [-dy * 0.55, dx * 0.55];
  return `M${at(tip)}L${at({ x: base.x + px, y: base.y + py })}L${at({ x: base.x - px, y: base.y - py })}Z`;
}

/** How far each of several parallel lines is bowed, evenly to both sides. */
export const bows = (count: number, apart: number): number[] =>
  Array.from({ length: count }, (_, index) => (index - (count - 1) / 2) * apart);

/** Width of a ribbon by its independent sources: three times as many are told apart, thirty do not cover the rest. */
export const widthOf = (origins: number): number => Math.min(2.2 + 1.9 * Math.log2(Math.max(origins, 1)), 12);

/** Radius of a node by its claims in the store: the same in every drawing. */
export const radiusOf = (claims: number): number => Math.min(5 + 4 * Math.log10(1 + Math.max(claims, 0)), 22);
