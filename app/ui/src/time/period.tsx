/** The period in force, and the words that say so wherever it leaves something out. */

import { useMemo } from "react";
import { choosePeriod } from "../session/store";
import { useView } from "../state/navigation";
import type { Period } from "../state/view";

export function usePeriod(): Period {
  const { since, until, clock } = useView().filters;
  return useMemo(() => ({ since, until, clock }), [since, until, clock]);
}

export const isBounded = ({ since, until }: Period): boolean => Boolean(since || until);

/** Nothing while the whole of the time is on show. */
export function PeriodNote({ what }: { what: string }) {
  const period = usePeriod();
  if (!isBounded(period)) return null;
  return (
    <p className="period-note">
      {what}{" "}
      <button
        type="button"
        className="link"
        onClick={() => choosePeriod({ ...period, since: "", until: "" }, period)}
      >
        Show all of the time
      </button>
    </p>
  );
}
