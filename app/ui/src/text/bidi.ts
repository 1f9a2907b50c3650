/** Direction controls can reorder what a reader sees; here they become visible marks instead of acting. */

const NAMES: Record<string, string> = {
  "\u061c": "ALM",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
};
const CONTROLS = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/;

export interface Piece {
  /** Where it starts in the text, in UTF-16 units. */
  at: number;
  text: string;
  /** Short name of the control this piece stands for, null for ordinary text. */
  control: string | null;
}

/** Split text at its direction controls. */
export function pieces(text: string): Piece[] {
  let at = 0;
  return text.split(CONTROLS).map((part) => {
    const piece = { at, text: part, control: NAMES[part] ?? null };
    at += part.length;
    return piece;
  });
}

/** The same as one string, for labels, titles and canvases. */
export function visible(text: string): string {
  return pieces(text)
    .map((piece) => (piece.control ? `[${piece.control}]` : piece.text))
    .join("");
}
