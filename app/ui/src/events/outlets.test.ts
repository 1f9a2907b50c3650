import { expect, test } from "vitest";
import type { Claim } from "../types";
import { reportingOf } from "./outlets";
import { whenOf } from "./when";

const told = (outlet: string | null, published: string | null) =>
  ({ evidence: { article: { outlet, published } } }) as Claim;

test("whoever reports first comes first, undated reports last", () => {
  const found = reportingOf([
    told("Late", "2018-03-26T08:00:00+00:00"),
    told(null, null),
    told("Early", "2018-03-20"),
    told("Early", "2018-03-14"),
  ]);
  expect(found).toEqual([
    { outlet: "Early", claims: 2, first: "2018-03-14", last: "2018-03-20" },
    { outlet: "Late", claims: 1, first: "2018-03-26", last: "2018-03-26" },
    { outlet: "Unnamed outlet", claims: 1, first: null, last: null },
  ]);
});

test("a date that only the report gives is told as that", () => {
  expect(whenOf({ since: "2016-07-08", until: null, dated_by: "report" })).toBe("reported 8 Jul 2016");
  expect(whenOf({ since: "2017-01-01", until: "2018-01-01", dated_by: "interval" })).toBe("Jan – Dec 2017");
  expect(whenOf({ since: null, until: null, dated_by: null as never })).toBe("no date");
});
