/** Loading something from the API: what a component shows while it waits, when it fails and when it is there. */

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";

export type Resource<T> =
  | { state: "idle" }
  | { state: "loading"; previous: T | null }
  | { state: "failed"; error: Error; retry: () => void }
  | { state: "ready"; value: T };

interface Settled<T> {
  key: string;
  value?: T;
  error?: Error;
}

const listeners = new Set<() => void>();
let edition = 0;

/** Call after a write: everything on screen is asked for again. */
export function dataChanged(): void {
  edition += 1;
  for (const listener of listeners) listener();
}

function useEdition(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => edition,
  );
}

/** Load by key; a null key asks nothing. The answer of an older key is dropped, and shown as `previous` meanwhile. */
export function useResource<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const loadedEdition = useEdition();
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T> | null>(null);
  const fullKey = key === null ? null : `${loadedEdition}/${attempt}/${key}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything `load` closes over
  useEffect(() => {
    if (fullKey === null) return;
    const controller = new AbortController();
    load(controller.signal).then(
      (value) => controller.signal.aborted || setSettled({ key: fullKey, value }),
      (error: Error) => controller.signal.aborted || setSettled({ key: fullKey, error }),
    );
    return () => controller.abort();
  }, [fullKey]);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  if (fullKey === null) return { state: "idle" };
  if (settled?.key !== fullKey) return { state: "loading", previous: settled?.value ?? null };
  if (settled.error) return { state: "failed", error: settled.error, retry };
  return { state: "ready", value: settled.value as T };
}

/** The value, or the previous one while a new one loads. */
export function shown<T>(resource: Resource<T>): T | null {
  if (resource.state === "ready") return resource.value;
  return resource.state === "loading" ? resource.previous : null;
}
