/** The address bar is the one place where the view lives; components read it from here and change it through here. */

import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { type Patch, patched, readView, type View, writeView } from "./view";

export type { Patch };

const listeners = new Set<() => void>();
let current = readView(window.location.search);

const moved = new Set<() => void>();

window.addEventListener("popstate", () => {
  current = readView(window.location.search);
  for (const listener of moved) listener();
  notify();
});

/** Hear of steps in the browser's history, before the page shows them. */
export const onMoved = (listener: () => void): void => void moved.add(listener);

export const centerNow = (): string | null => current.center;

/** What stands behind "#": the drawing, see `session/address.ts`. */
export const hashKept = (): string => window.location.hash;

export function keepHash(hash: string): void {
  if (hash === window.location.hash) return;
  window.history.replaceState(null, "", window.location.pathname + window.location.search + hash);
}

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useView(): View {
  return useSyncExternalStore(subscribe, () => current);
}

/** Go to a changed view. The drawing stays as it is unless it is centred elsewhere. */
export function go(patch: Patch): void {
  const next = patched(current, patch);
  const search = writeView(next);
  if (search === window.location.search) return;
  const hash = next.center === current.center ? window.location.hash : "";
  window.history.pushState(null, "", window.location.pathname + search + hash);
  current = next;
  notify();
}

interface ViewLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href" | "onClick"> {
  to: Patch;
  children: ReactNode;
}

/** A real link to a changed view: it can be copied and opened in a new tab like any other. */
export function ViewLink({ to, children, ...rest }: ViewLinkProps) {
  const view = useView();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a {...rest} href={window.location.pathname + writeView(patched(view, to))} onClick={follow}>
      {children}
    </a>
  );
}
