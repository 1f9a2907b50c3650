import { expect, test } from "vitest";
import { truthOf, truthOfClaim } from "./truth";

const relation = { asserted: true, disputed: false, statuses: {} };

test("a denial is never told as a deed", () => {
  expect(truthOf({ ...relation, asserted: false, statuses: { happened: 3 } })).toBe("denied");
  expect(truthOfClaim({ polarity: "denied", status: "happened" })).toBe("denied");
});

test("what is only planned or only alleged is told as that", () => {
  expect(truthOf({ ...relation, statuses: { planned: 3 } })).toBe("planned");
  expect(truthOf({ ...relation, statuses: { conditional: 1, alleged: 2 } })).toBe("planned");
  expect(truthOf({ ...relation, statuses: { alleged: 2 } })).toBe("alleged");
  expect(truthOf({ ...relation, statuses: { alleged: 2, happened: 1 } })).toBe("happened");
});

test("what no sentence states is inferred, neither denied nor a deed", () => {
  expect(truthOf({ ...relation, asserted: false, basis: "rule" })).toBe("inferred");
  expect(truthOf({ ...relation, basis: "stated" })).toBe("happened");
});

test("where accounts differ, that comes first", () => {
  expect(truthOf({ asserted: true, disputed: true, statuses: { happened: 9 } })).toBe("disputed");
});
