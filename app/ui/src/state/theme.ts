/** Light or dark: the system's unless one was chosen. `theme.js` sets it before the first paint. */

import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";

const KEY = "legation-theme";
const listeners = new Set<() => void>();

export const theme = (): Theme => (document.documentElement.dataset["theme"] === "dark" ? "dark" : "light");

function put(next: Theme): void {
  document.documentElement.dataset["theme"] = next;
  for (const listener of listeners) listener();
}

window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
  if (localStorage.getItem(KEY) === null) put(matches ? "dark" : "light");
});

export function choose(next: Theme): void {
  localStorage.setItem(KEY, next);
  put(next);
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, theme);
}
