/** What the analyst has on the table: the actors that are drawn, where each lies, and what was done to them by hand. */

import type { Period } from "../state/view";

export interface Point {
  x: number;
  y: number;
}

export type Places = Readonly<Record<string, Point>>;

export interface Session {
  /** Drawn actors, in the order they came. */
  shown: readonly string[];
  /** Where each lies, in units of the drawing: CSS pixels at a zoom of 1. */
  places: Places;
  /** Never moved by a layout. */
  pinned: readonly string[];
  /** Taken away by hand: no opening or expansion brings them back. */
  hidden: readonly string[];
  /** Pairs whose relations are drawn one by one, by the key of `pairKey`. */
  unfolded: readonly string[];
  /** Whether anything was done by hand, so that the set of actors is the analyst's and no longer the service's. */
  touched: boolean;
  /** The period chosen by hand, so that it can be undone; null until one is. The address holds what is in force. */
  period: Period | null;
}

export const EMPTY: Session = {
  ...{ shown: [], places: {}, pinned: [], hidden: [], unfolded: [] },
  ...{ touched: false, period: null },
};

/** One key for two actors, whichever comes first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** Draw these too; `places` holds where the new ones lie. Those that are there stay where they are. */
export function add(session: Session, ids: readonly string[], places: Places): Session {
  const fresh = ids.filter((id) => !session.shown.includes(id));
  if (fresh.length === 0) return session;
  const put = Object.fromEntries(fresh.map((id) => [id, places[id] ?? { x: 0, y: 0 }]));
  return {
    ...session,
    shown: [...session.shown, ...fresh],
    hidden: session.hidden.filter((id) => !fresh.includes(id)),
    places: { ...session.places, ...put },
    touched: true,
  };
}

/** Take these off the drawing and keep them off. */
export function hide(session: Session, ids: readonly string[]): Session {
  return { ...remove(session, ids), hidden: [...new Set([...session.hidden, ...ids])].sort() };
}

/** Take these off the drawing; they may come back with an expansion. */
export function remove(session: Session, ids: readonly string[]): Session {
  const gone = new Set(ids);
  const stays = (id: string) => !gone.has(id);
  return {
    ...session,
    shown: session.shown.filter(stays),
    places: Object.fromEntries(Object.entries(session.places).filter(([id]) => stays(id))),
    pinned: session.pinned.filter(stays),
    unfolded: session.unfolded.filter((key) => key.split("|").every(stays)),
    touched: true,
  };
}

export function move(session: Session, places: Places): Session {
  return { ...session, places: { ...session.places, ...places }, touched: true };
}

export function pin(session: Session, id: string, pinned: boolean): Session {
  const rest = session.pinned.filter((other) => other !== id);
  return { ...session, pinned: pinned ? [...rest, id].sort() : rest, touched: true };
}

export function unfold(session: Session, key: string, open: boolean): Session {
  const rest = session.unfolded.filter((other) => other !== key);
  return { ...session, unfolded: open ? [...rest, key].sort() : rest, touched: true };
}

/** Those tied to this one alone: what an expansion brought and a collapse takes away. Pinned ones stay. */
export function satellites(
  session: Session,
  id: string,
  ties: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return session.shown.filter((other) => {
    const near = ties.get(other);
    return other !== id && !session.pinned.includes(other) && near?.size === 1 && near.has(id);
  });
}
