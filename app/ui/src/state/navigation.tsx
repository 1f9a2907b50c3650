/** The address bar is the one place where the view lives; components read it from here and change it through here. */

import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { type Patch, patched, readView, type View, writeView } from "./view";

export type { Patch };

const listeners = new Set<() => void>();
let current = readView(window.location.search);

window.addEventListener("popstate", () => {
  current = readView(window.location.search);
  notify();
});

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

/** Go to a changed view. `replace` for changes not worth a step back, such as typing. */
export function go(patch: Patch, replace = false): void {
  const next = patched(current, patch);
  const address = window.location.pathname + writeView(next);
  if (address === window.location.pathname + window.location.search) return;
  if (replace) window.history.replaceState(null, "", address);
  else window.history.pushState(null, "", address);
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
