import { expect, test } from "vitest";
import { CodePoints } from "./offsets";

test("code points and UTF-16 agree on plain text", () => {
  const text = new CodePoints("Latvia welcomed Canada.");
  expect(text.slice(16, 22)).toBe("Canada");
  expect(text.length).toBe(23);
});

test("an emoji before a span does not move it", () => {
  const written = "🇨🇦👩‍🚀 Canada thanked Latvia";
  const points = [...written];
  const start = points.indexOf("L");
  const text = new CodePoints(written);
  expect(text.slice(start, start + 6)).toBe("Latvia");
  expect(text.length).toBe(points.length);
});

test("combining characters count as the API counts them", () => {
  const written = "Z\u0301elensky met cafe\u0301 owners 𝔘𝔫";
  const text = new CodePoints(written);
  const points = [...written];
  const start = points.indexOf("m");
  expect(text.slice(start, start + 3)).toBe("met");
  expect(text.slice(points.length - 2, points.length)).toBe("𝔘𝔫");
});

test("a lone surrogate counts as one, as in Python", () => {
  const text = new CodePoints("a\ud800b😀c");
  expect(text.slice(2, 3)).toBe("b");
  expect(text.slice(4, 5)).toBe("c");
});

test("offsets outside the text are held inside it", () => {
  const text = new CodePoints("😀a");
  expect(text.slice(-3, 99)).toBe("😀a");
});
