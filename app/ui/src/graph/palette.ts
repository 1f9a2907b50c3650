/** The colours of the page, for the canvases: the style sheet is the only place that names them. */

import type { EdgeClass } from "../state/ontology";
import { lookOf } from "./kinds";
import { LINE_LOOKS } from "./lines";

export interface Palette {
  ground: string;
  surface: string;
  ink: string;
  softInk: string;
  border: string;
  accent: string;
  font: string;
  kind: (kind: string) => string;
  line: (edgeClass: EdgeClass) => string;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: value("--stage"),
    surface: value("--surface"),
    ink: value("--ink"),
    softInk: value("--ink-2"),
    border: value("--border"),
    accent: value("--accent"),
    font: value("--sans"),
    kind: (kind) => value(lookOf(kind).color),
    line: (edgeClass) => value(LINE_LOOKS[edgeClass].color),
  };
}

/** "#rrggbb" with an opacity. */
export function faded(hex: string, alpha: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${alpha})`;
}
