import { expect, test } from "vitest";
import { CodePoints } from "../text/offsets";
import { blocks } from "./blocks";

const words = (written: string, cuts: { start: number; end: number; reason: string }[] = []) => {
  const text = new CodePoints(written);
  return blocks(text, cuts).map((block) => `${block.kind}:${text.slice(block.start, block.end)}`);
};

test("blank lines make paragraphs", () => {
  expect(words("One\nstill one.\n\nTwo.")).toEqual(["text:One\nstill one.", "text:Two."]);
});

test("without blank lines every line is a paragraph", () => {
  expect(words("One.\nTwo.\n")).toEqual(["text:One.", "text:Two."]);
});

test("cuts stand apart, with their offsets right after emoji", () => {
  const written = "😀 One.\n\nBuy now!\n\nTwo 👩‍🚀.";
  const start = [...written].indexOf("B");
  expect(words(written, [{ start, end: start + 8, reason: "advertising" }])).toEqual([
    "text:😀 One.",
    "cut:Buy now!",
    "text:Two 👩‍🚀.",
  ]);
});

test("neighbouring cuts for one reason are joined", () => {
  const cuts = [
    { start: 0, end: 3, reason: "menu" },
    { start: 4, end: 7, reason: "menu" },
  ];
  expect(words("abc\ndef\nText.", cuts)).toEqual(["cut:abc\ndef", "text:Text."]);
});
