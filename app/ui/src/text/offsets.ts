/** The API counts Unicode code points; JavaScript strings count UTF-16 units. This is the one place that converts. */

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

/** Cuts pieces out of one text by code-point offsets. */
export class CodePoints {
  readonly text: string;
  /** UTF-16 position of every code point; null when both counts agree. */
  private readonly positions: Uint32Array | null;

  constructor(text: string) {
    this.text = text;
    this.positions = ASTRAL.test(text) ? positionsOf(text) : null;
  }

  get length(): number {
    return this.positions ? this.positions.length - 1 : this.text.length;
  }

  /** UTF-16 position of a code-point offset, held inside the text. */
  at(offset: number): number {
    const held = Math.min(Math.max(offset, 0), this.length);
    return this.positions ? (this.positions[held] ?? this.text.length) : held;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.at(start), this.at(end));
  }
}

function positionsOf(text: string): Uint32Array {
  const found: number[] = [];
  let at = 0;
  for (const point of text) {
    found.push(at);
    at += point.length;
  }
  found.push(at);
  return Uint32Array.from(found);
}
