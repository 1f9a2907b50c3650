/** Who reported a happening, and when each first did. */

import type { Claim } from "../types";

export interface Reporting {
  outlet: string;
  claims: number;
  /** Days of its first and last report; null where no report is dated. */
  first: string | null;
  last: string | null;
}

/** The first to report comes first; those whose reports have no date come last. */
export function reportingOf(claims: readonly Claim[]): Reporting[] {
  const found = new Map<string, Reporting>();
  for (const { evidence } of claims) {
    const outlet = evidence.article.outlet ?? "Unnamed outlet";
    const published = evidence.article.published?.slice(0, 10) ?? null;
    const known = found.get(outlet) ?? { outlet, claims: 0, first: null, last: null };
    found.set(outlet, {
      ...{ outlet, claims: known.claims + 1 },
      first: earlier(known.first, published),
      last: earlier(known.last, published, -1),
    });
  }
  return [...found.values()].sort(
    (a, b) => order(a.first, b.first) || b.claims - a.claims || (a.outlet < b.outlet ? -1 : 1),
  );
}

function earlier(a: string | null, b: string | null, direction = 1): string | null {
  if (a === null || b === null) return a ?? b;
  return (a < b ? direction : -direction) > 0 ? a : b;
}

const order = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
