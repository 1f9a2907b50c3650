import { CHANGE_LABELS, STATUS_LABELS, words } from "../format/words";
import type { Claim } from "../types";

/** What keeps a claim from being plain fact: planned, alleged, denied; and how it was done. */
export function Chips({ claim }: { claim: Claim }) {
  return (
    <>
      {claim.status !== "happened" && (
        <span className={`chip status-${claim.status}`}>{STATUS_LABELS[claim.status]}</span>
      )}
      {claim.change && <span className="chip">{CHANGE_LABELS[claim.change]}</span>}
      {claim.polarity === "denied" && <span className="chip denied">Denied</span>}
      {claim.mode && <span className="chip">{words(claim.mode)}</span>}
    </>
  );
}
