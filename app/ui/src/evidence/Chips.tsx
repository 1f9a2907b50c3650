import { type Told, TRUTH_LABELS, TRUTH_MEANINGS, truthOf } from "../format/truth";
import { CHANGE_LABELS, STATUS_LABELS, words } from "../format/words";
import type { Claim } from "../types";

/** Claims scored below are more often wrong than right: they are told apart, and left out of the graph unless asked for. */
export const LIKELY = 0.5;

/** What found a claim that was taken in ready-made. */
const IMPORTED = "imported";

/** What keeps a claim from being plain fact: planned, alleged, denied. */
export function Caveats({ claim }: { claim: Claim }) {
  return (
    <>
      {claim.polarity === "denied" && <span className="chip denied">Denied</span>}
      {claim.status !== "happened" && (
        <span className={`chip status-${claim.status}`}>{STATUS_LABELS[claim.status]}</span>
      )}
    </>
  );
}

/** What else there is to say of it: how it was done, how sure it is. */
export function Details({ claim }: { claim: Claim }) {
  return (
    <>
      {claim.change && <span className="chip">{CHANGE_LABELS[claim.change]}</span>}
      {claim.decided && (
        <span className="chip">{claim.decided === "confirmed" ? "Confirmed" : "Rejected"}</span>
      )}
      {claim.score < LIKELY && !claim.decided && (
        <span className="chip" title={`About ${Math.round(claim.score * 10)} in 10 such claims are right`}>
          To check
        </span>
      )}
      {claim.extractor === IMPORTED && (
        <span
          className="chip"
          title="Others found it: it was taken in as it is, and its article was not read here"
        >
          Imported
        </span>
      )}
      {claim.mode && <span className="chip">{words(claim.mode)}</span>}
    </>
  );
}

const CLASSES = {
  planned: "status-planned",
  alleged: "status-alleged",
  disputed: "disputed-chip",
  denied: "denied",
  inferred: "inferred-chip",
};

/** What keeps a relation or a happening from being plain fact; nothing where it happened. */
export function TruthChip({ relation }: { relation: Told }) {
  const truth = truthOf(relation);
  if (truth === "happened") return null;
  return (
    <span className={`chip ${CLASSES[truth]}`} title={TRUTH_MEANINGS[truth]}>
      {TRUTH_LABELS[truth]}
    </span>
  );
}
