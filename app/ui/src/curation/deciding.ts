/** What was decided last, so that it can be taken back at once; after every decision all on screen is asked for anew. */

import { useSyncExternalStore } from "react";
import * as api from "../api";
import { dataChanged } from "../state/resource";
import type { Decision } from "../types";

let last: Decision | null = null;
const listeners = new Set<() => void>();

function remember(decision: Decision | null): void {
  last = decision;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useLastDecision = (): Decision | null => useSyncExternalStore(subscribe, () => last);

export const forget = (): void => remember(null);

/** Send a decision. Throws ApiError; then nothing has changed. */
export async function decide(asked: Promise<Decision>): Promise<void> {
  remember(await asked);
  dataChanged();
}

/** Take a decision back. Throws ApiError. */
export async function takeBack(id: string): Promise<void> {
  await api.undoDecision(id);
  if (last?.id === id) forget();
  dataChanged();
}
