/** An article's text as it is laid out: paragraphs, and between them what was cut. Offsets are code points. */

import type { CodePoints } from "../text/offsets";
import type { Cut } from "../types";

export type Block =
  | { kind: "text"; start: number; end: number }
  | { kind: "cut"; start: number; end: number; reason: string };

/** The whole text in order; only the line breaks between blocks are left out. */
export function blocks(text: CodePoints, cuts: readonly Cut[]): Block[] {
  const found: Block[] = [];
  // Texts with blank lines break paragraphs there; others at every line.
  const breaks = /\n[^\S\n]*\n/.test(text.text) ? /\n[^\S\n]*\n\s*/g : /\n+/g;
  let at = 0;
  for (const cut of cuts) {
    found.push(...paragraphs(text, at, cut.start, breaks));
    found.push({ kind: "cut", ...cut });
    at = cut.end;
  }
  found.push(...paragraphs(text, at, text.length, breaks));
  return joined(found);
}

function paragraphs(text: CodePoints, start: number, end: number, breaks: RegExp): Block[] {
  const found: Block[] = [];
  const stretch = text.slice(start, end);
  let at = 0;
  const add = (from: number, to: number) => {
    if (stretch.slice(from, to).trim() === "") return;
    found.push({ kind: "text", start: start + points(stretch, from), end: start + points(stretch, to) });
  };
  for (const match of stretch.matchAll(breaks)) {
    add(at, match.index);
    at = match.index + match[0].length;
  }
  add(at, stretch.length);
  return found;
}

/** How many code points the first `units` UTF-16 units hold. */
function points(text: string, units: number): number {
  let count = 0;
  for (const _ of text.slice(0, units)) count += 1;
  return count;
}

/** Neighbouring cuts for the same reason are one. */
function joined(found: Block[]): Block[] {
  const result: Block[] = [];
  for (const block of found) {
    const before = result.at(-1);
    if (block.kind === "cut" && before?.kind === "cut" && before.reason === block.reason) {
      result[result.length - 1] = { ...before, end: block.end };
    } else result.push(block);
  }
  return result;
}
