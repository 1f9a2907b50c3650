import { CHANGE_LABELS, STATUS_LABELS, words } from "../format/words";
import type { Claim } from "../types";

/** Claims scored below are more often wrong than right: they are told apart. */
export const LIKELY = 0.5;

/** What keeps a claim from being plain fact: planned, alleged, denied; and how it was done. */
export function Chips({ claim }: { claim: Claim }) {
  return (
    <>
      {claim.status !== "happened" && (
        <span className={`chip status-${claim.status}`}>{STATUS_LABELS[claim.status]}</span>
      )}
      {claim.change && <span className="chip">{CHANGE_LABELS[claim.change]}</span>}
      {claim.polarity === "denied" && <span className="chip denied">Denied</span>}
      {claim.score < LIKELY && (
        <span className="chip" title={`About ${Math.round(claim.score * 10)} in 10 such claims are right`}>
          To check
        </span>
      )}
      {claim.mode && <span className="chip">{words(claim.mode)}</span>}
    </>
  );
}
