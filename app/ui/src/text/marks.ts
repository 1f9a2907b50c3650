/** Cuts a stretch of text into runs, each with the marks that cover it. Offsets are code points. */

export interface Mark<Name extends string = string> {
  start: number;
  end: number;
  name: Name;
  /** What the mark belongs to (a claim's id), where that matters. */
  of?: string;
}

export interface Run<Name extends string = string> {
  start: number;
  end: number;
  marks: Mark<Name>[];
}

/** Runs over [start, end) in order, without gaps; neighbouring runs differ in their marks. */
export function runs<Name extends string>(
  start: number,
  end: number,
  marks: readonly Mark<Name>[],
): Run<Name>[] {
  const inside = marks.filter((mark) => mark.start < mark.end && mark.end > start && mark.start < end);
  const borders = new Set([start, end]);
  for (const mark of inside) {
    borders.add(Math.max(mark.start, start));
    borders.add(Math.min(mark.end, end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end;
    return { start: from, end: to, marks: inside.filter((mark) => mark.start <= from && mark.end >= to) };
  });
}
