/** The one session of the page with its history; the address follows what was done by hand. */

import { useSyncExternalStore } from "react";
import { centerNow, go, hashKept, keepHash, onMoved } from "../state/navigation";
import type { Period } from "../state/view";
import { type Camera, type Kept, readSession, writeSession } from "./address";
import { begin, correct, type History, redo, step, undo } from "./history";
import { EMPTY, type Session } from "./session";

export interface SessionState extends History<Session> {
  camera: Camera | null;
  /** The centre it was opened with. */
  of: string | null;
  /** Counts openings: the drawing is brought into sight anew with each. */
  opening: number;
}

const CAMERA_PAUSE_MS = 250;
const listeners = new Set<() => void>();
let state: SessionState = restored(readSession(hashKept()), 0);
let writing: number | undefined;

function restored(kept: Kept | null, opening: number): SessionState {
  return { ...begin(kept?.session ?? EMPTY), camera: kept?.camera ?? null, of: centerNow(), opening };
}

function put(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

const write = () => keepHash(writeSession({ session: state.present, camera: state.camera }));

function change(history: History<Session>): void {
  put({ ...state, ...history });
  write();
}

export const useSession = (): SessionState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

/** Something done by hand: it can be undone, and stands in the address. */
export const act = (work: (session: Session) => Session): void => change(step(state, work(state.present)));

export const undoLast = (): void => travel(undo(state));
export const redoLast = (): void => travel(redo(state));

function travel(history: History<Session>): void {
  const before = state.present.period;
  change(history);
  const { period } = state.present;
  if (before && period && JSON.stringify(before) !== JSON.stringify(period)) go({ filters: period });
}

/** A period chosen by hand, in place of the one in force; it can be undone like what is done to the drawing. */
export function choosePeriod(period: Period, inForce: Period): void {
  if (JSON.stringify(period) === JSON.stringify(inForce)) return;
  put({ ...state, ...correct(state, { ...state.present, period: inForce }) });
  act((session) => ({ ...session, period }));
  go({ filters: period });
}

/** What the service opened with, in place of what was there: nothing of it was done by hand. */
export function open(session: Session, of: string | null, anew: boolean): void {
  if (anew) put({ ...begin(session), camera: null, of, opening: state.opening + 1 });
  else put({ ...state, ...correct(state, session) });
}

/** The drawing was moved or zoomed; the address hears of it once the hand rests. */
export function look(camera: Camera): void {
  state = { ...state, camera };
  window.clearTimeout(writing);
  writing = window.setTimeout(write, CAMERA_PAUSE_MS);
}

/** After a step in the browser's history: the session of that address, or none. */
export function restore(): void {
  window.clearTimeout(writing);
  put(restored(readSession(hashKept()), state.opening + 1));
}

/** Where somebody else finds the same picture. */
export function shareAddress(): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}${writeSession({ session: state.present, camera: state.camera }, true)}`;
}

onMoved(restore);
