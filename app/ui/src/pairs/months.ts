/** Months on one axis: what happened in each, with gaps where nothing did. */

export interface Bar {
  since: string;
  until: string;
  /** Months since the first of all. */
  at: number;
  cooperation: number;
  conflict: number;
  mean: number | null;
}

interface Moment {
  since: string | null;
  until: string | null;
  counts: Record<string, number>;
  mean: number | null;
}

/** Bars of each series on the same axis, and how many months it has. */
export function onOneAxis(series: readonly (readonly Moment[])[]): {
  bars: Bar[][];
  months: number;
  most: number;
} {
  const first = Math.min(...series.flat().flatMap(({ since }) => (since ? [monthOf(since)] : [])));
  const bars = series.map((moments) =>
    moments.flatMap(({ since, until, counts, mean }) => {
      if (!since || !until) return [];
      const of = (what: string) =>
        Object.entries(counts).reduce((sum, [name, count]) => sum + (name.endsWith(what) ? count : 0), 0);
      const bar = { since, until, at: monthOf(since) - first, mean };
      return [{ ...bar, cooperation: of("cooperation"), conflict: of("conflict") }];
    }),
  );
  const all = bars.flat();
  return {
    bars,
    months: all.length === 0 ? 0 : Math.max(...all.map(({ at }) => at)) + 1,
    most: Math.max(1, ...all.flatMap(({ cooperation, conflict }) => [cooperation, conflict])),
  };
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
