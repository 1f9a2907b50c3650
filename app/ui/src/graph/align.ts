/** Turns a new drawing so that what was already on screen stays about where it was. */

import type { Positions } from "./layout";

interface Point {
  x: number;
  y: number;
}

/** `next`, rotated and perhaps mirrored to lie closest to `before` on the nodes they share. */
export function align(next: Positions, before: Positions): Positions {
  const shared = Object.keys(next).filter((node) => node in before);
  if (shared.length < 2) return next;
  const from = centered(shared.map((node) => next[node] ?? ORIGIN));
  const to = centered(shared.map((node) => before[node] ?? ORIGIN));
  const straight = rotation(from.points, to.points);
  const mirrored = rotation(from.points.map(mirror), to.points);
  const best = straight.fit >= mirrored.fit ? straight : mirrored;
  const turn = (point: Point) => rotated(best === straight ? point : mirror(point), best.angle);
  return Object.fromEntries(Object.entries(next).map(([node, point]) => [node, turn(point)]));
}

const ORIGIN: Point = { x: 0, y: 0 };

const mirror = (point: Point): Point => ({ x: -point.x, y: point.y });

function centered(points: Point[]): { points: Point[] } {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  return { points: points.map((point) => ({ x: point.x - x, y: point.y - y })) };
}

/** The angle that brings `from` closest to `to`, and how close: larger is closer. */
function rotation(from: Point[], to: Point[]): { angle: number; fit: number } {
  let dot = 0;
  let cross = 0;
  from.forEach((point, index) => {
    const other = to[index] ?? ORIGIN;
    dot += point.x * other.x + point.y * other.y;
    cross += point.x * other.y - point.y * other.x;
  });
  return { angle: Math.atan2(cross, dot), fit: Math.hypot(dot, cross) };
}

function rotated(point: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: point.x * cos - point.y * sin, y: point.x * sin + point.y * cos };
}
