/** A session as the part of the address behind "#": never sent to a server, and as long as it has to be. */

import { EMPTY, type Session } from "./session";

/** How the drawing lies on the canvas: its zoom, and the point of the drawing in the middle of the canvas. */
export interface Camera {
  zoom: number;
  x: number;
  y: number;
}

export interface Kept {
  session: Session;
  camera: Camera | null;
}

const MOST = 400;
const ID = /^[^\s|]{1,200}$/;

/** "#graph=…" of what was done by hand; "" where nothing was, unless `whole` asks for the places all the same. */
export function writeSession({ session, camera }: Kept, whole = false): string {
  if (!session.touched && !whole) return "";
  const at = (id: string) => session.places[id] ?? { x: 0, y: 0 };
  const written = {
    n: session.shown.map((id) => [id, Math.round(at(id).x), Math.round(at(id).y)]),
    ...(session.pinned.length > 0 && { p: session.pinned }),
    ...(session.hidden.length > 0 && { h: session.hidden }),
    ...(session.unfolded.length > 0 && { u: session.unfolded }),
    ...(camera && { c: [rounded(camera.zoom), rounded(camera.x), rounded(camera.y)] }),
  };
  return `#graph=${encodeURIComponent(JSON.stringify(written))}`;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Null where the address holds no session or a damaged one. */
export function readSession(hash: string): Kept | null {
  const written = /^#graph=(.+)$/.exec(hash)?.[1];
  if (!written) return null;
  try {
    return kept(JSON.parse(decodeURIComponent(written)));
  } catch {
    return null;
  }
}

function kept(given: unknown): Kept | null {
  if (typeof given !== "object" || given === null) return null;
  const { n, p, h, u, c } = given as Record<string, unknown>;
  const nodes = list(n).flatMap(placed).slice(0, MOST);
  if (nodes.length === 0) return null;
  const shown = [...new Set(nodes.map(([id]) => id))];
  const ids = (value: unknown) =>
    list(value).filter((id): id is string => typeof id === "string" && ID.test(id));
  return {
    session: {
      ...EMPTY,
      shown,
      places: Object.fromEntries(nodes.map(([id, x, y]) => [id, { x, y }])),
      pinned: ids(p).filter((id) => shown.includes(id)),
      hidden: ids(h),
      unfolded: list(u).filter((key): key is string => typeof key === "string"),
      touched: true,
    },
    camera: cameraIn(c),
  };
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function placed(given: unknown): [string, number, number][] {
  const [id, x, y] = list(given);
  return typeof id === "string" && ID.test(id) && finite(x) && finite(y) ? [[id, x, y]] : [];
}

function cameraIn(given: unknown): Camera | null {
  const [zoom, x, y] = list(given);
  return finite(zoom) && zoom > 0 && finite(x) && finite(y) ? { zoom, x, y } : null;
}

const finite = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
