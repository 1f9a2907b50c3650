import { expect, test } from "vitest";
import { safeLink } from "./safeLink";

test("only http and https may be followed", () => {
  expect(safeLink("https://example.org/a")).toBe("https://example.org/a");
  for (const bad of [
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//x",
    "",
    null,
  ]) {
    expect(safeLink(bad)).toBeNull();
  }
});
