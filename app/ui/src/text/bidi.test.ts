import { expect, test } from "vitest";
import { pieces, visible } from "./bidi";

test("direction controls become marks with their names", () => {
  expect(visible("safe\u202eevil\u202c")).toBe("safe[RLO]evil[PDF]");
});

test("ordinary text, right-to-left letters and joined emoji stay as they are", () => {
  for (const text of ["", "Latvia", "שלום", "👩‍🚀"]) expect(visible(text)).toBe(text);
});

test("pieces put together are the text", () => {
  const text = "\u2066a\u2069b\u200f";
  expect(
    pieces(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});
