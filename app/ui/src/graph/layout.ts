/** Where actors go. The same question gives the same picture, and what lies somewhere stays there. */

import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import type { Places, Point } from "../session/session";

export interface LaidNode {
  id: string;
  /** Claims about it in the store: those with most come nearest. */
  claims: number;
}

export interface LaidTie {
  a: string;
  b: string;
  claims: number;
  tone: number | null;
}

const ROOM = 52;
const LINK = 190;
const INNER = 10;
/** The canvas between filters and panel is a little wider than high on most screens. */
const STRETCH = 1.12;
const RINGS = [200, 345, 470];

/** Around a centre: rings by how much is said, friends to the left, opponents to the right. Without one: by force. */
export function layOut(center: string | null, nodes: readonly LaidNode[], ties: readonly LaidTie[]): Places {
  return center && nodes.some(({ id }) => id === center)
    ? around(center, nodes, ties)
    : settle(nodes, ties, {}, new Set());
}

function around(center: string, nodes: readonly LaidNode[], ties: readonly LaidTie[]): Places {
  const toCenter = new Map(
    ties.flatMap((tie) => (tie.a === center ? [[tie.b, tie]] : tie.b === center ? [[tie.a, tie]] : [])),
  );
  const others = nodes.filter(({ id }) => id !== center);
  const weight = ({ id, claims }: LaidNode) => (toCenter.get(id)?.claims ?? 0) * 1000 + claims;
  const ranked = [...others].sort((a, b) => weight(b) - weight(a) || compare(a.id, b.id));
  const places: Record<string, Point> = { [center]: { x: 0, y: 0 } };
  for (const [index, ring] of ringsOf(ranked).entries()) {
    const radius = RINGS[index] ?? RINGS[0] ?? 0;
    const byTone = [...ring].sort(
      (a, b) => (toCenter.get(b.id)?.tone ?? 0) - (toCenter.get(a.id)?.tone ?? 0) || compare(a.id, b.id),
    );
    byTone.forEach(({ id }, at) => {
      places[id] = onRing(at, byTone.length, radius, index);
    });
  }
  return places;
}

/** The most reported ten nearest; the rest in the rings behind. */
function ringsOf(ranked: readonly LaidNode[]): LaidNode[][] {
  if (ranked.length <= INNER + 4) return [[...ranked]];
  const middle = INNER + 16;
  return [ranked.slice(0, INNER), ranked.slice(INNER, middle), ranked.slice(middle)].filter(
    (ring) => ring.length > 0,
  );
}

/** From the left (the first) by both halves to the right (the last). Outer rings are turned to look between the inner. */
function onRing(at: number, of: number, radius: number, ring: number): Point {
  const turn = Math.PI * (1 - (at + 0.5) / of);
  const angle = (at % 2 === 0 ? turn : -turn) + (ring * 0.5 * Math.PI) / of;
  return { x: radius * STRETCH * Math.cos(angle), y: -radius * Math.sin(angle) };
}

interface Body extends SimulationNodeDatum {
  id: string;
}

/** By force from where they lie; those of `fixed` stay exactly there. New ones start beside the ones they are tied to. */
export function settle(
  nodes: readonly LaidNode[],
  ties: readonly LaidTie[],
  before: Places,
  fixed: ReadonlySet<string>,
): Places {
  const bodies: Body[] = [...nodes]
    .sort((a, b) => b.claims - a.claims || compare(a.id, b.id))
    .map(({ id }, index) => {
      const at = before[id] ?? startBeside(id, index, ties, before);
      return fixed.has(id) ? { id, ...at, fx: at.x, fy: at.y } : { id, ...at };
    });
  const links = [...ties]
    .sort((x, y) => compare(x.a + x.b, y.a + y.b))
    .map(({ a, b, claims }) => ({ source: a, target: b, claims }));
  const ends = new Set(nodes.map(({ id }) => id));
  forceSimulation(bodies)
    .force(
      "links",
      forceLink<Body, { source: string | Body; target: string | Body; claims: number }>(
        links.filter(({ source, target }) => ends.has(source) && ends.has(target)),
      )
        .id(({ id }) => id)
        .distance(({ claims }) => LINK - Math.min(50, 12 * Math.log2(claims + 1))),
    )
    .force("apart", forceManyBody().strength(-700).distanceMax(900))
    .force("room", forceCollide(ROOM))
    .force("x", forceX(0).strength(0.045))
    .force("y", forceY(0).strength(0.045 * STRETCH * STRETCH))
    .stop()
    .tick(bodies.length > 150 ? 150 : 320);
  return Object.fromEntries(
    bodies.map(({ id, x = 0, y = 0 }) => [id, { x: Math.round(x), y: Math.round(y) }]),
  );
}

/** Beside the middle of those it is tied to, in a direction of its own: a sunflower, in which no two coincide. */
function startBeside(id: string, index: number, ties: readonly LaidTie[], before: Places): Point {
  const near = ties
    .flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : []))
    .flatMap((other) => before[other] ?? []);
  const angle = index * 2.399963;
  const reach = near.length > 0 ? 90 : 30 * Math.sqrt(index + 0.5);
  const middle = (pick: (point: Point) => number) =>
    near.length > 0 ? near.reduce((sum, point) => sum + pick(point), 0) / near.length : 0;
  return {
    x: middle(({ x }) => x) * 1.15 + reach * Math.cos(angle),
    y: middle(({ y }) => y) * 1.15 + reach * Math.sin(angle),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
