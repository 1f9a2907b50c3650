/** Undo and redo over whole states; states are never changed in place. */

export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
}

const LONGEST = 100;

export const begin = <T>(present: T): History<T> => ({ past: [], present, future: [] });

export function step<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history;
  return { past: [...history.past, history.present].slice(-LONGEST), present: next, future: [] };
}

/** The present corrected without a step that could be undone. */
export const correct = <T>(history: History<T>, present: T): History<T> => ({ ...history, present });

export function undo<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future };
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  const [after, ...rest] = future;
  if (after === undefined) return { past, present, future };
  return { past: [...past, present], present: after, future: rest };
}
