import { expect, test } from "vitest";
import { onOneAxis } from "./months";

const moment = (since: string | null, counts: Record<string, number>) => ({
  ...{ since, until: since && `${since.slice(0, 8)}28`, counts, mean: null },
});

test("both directions share one axis on which empty months are gaps", () => {
  const { bars, months, most } = onOneAxis([
    [
      moment("2016-11-01", { verbal_conflict: 2, material_conflict: 1 }),
      moment(null, { verbal_conflict: 9 }),
    ],
    [moment("2017-02-01", { material_cooperation: 1, verbal_conflict: 1 })],
  ]);
  expect(months).toBe(4);
  expect(most).toBe(3);
  expect(bars.map((of) => of.map(({ at, cooperation, conflict }) => [at, cooperation, conflict]))).toEqual([
    [[0, 0, 3]],
    [[3, 1, 1]],
  ]);
});

test("without a dated event there is no axis", () => {
  expect(onOneAxis([[], []]).months).toBe(0);
});
