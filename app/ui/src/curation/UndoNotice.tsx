import { useState } from "react";
import { ViewLink } from "../state/navigation";
import { PlainText } from "../text/PlainText";
import { forget, takeBack, useLastDecision } from "./deciding";
import { DECISIONS } from "./desks";
import { DONE, objectOf } from "./words";

/** What was decided last, and the way back. */
export function UndoNotice() {
  const decision = useLastDecision();
  const [error, setError] = useState<string | null>(null);
  const undo = () => {
    if (!decision) return;
    setError(null);
    takeBack(decision.id).catch((failed: Error) => setError(failed.message));
  };
  return (
    <div className="undo-notice" role="status">
      {decision && (
        <p>
          <span>
            {DONE[decision.action]} <PlainText text={objectOf(decision)} />.{error && ` ${error}`}
          </span>
          <button type="button" className="small" onClick={undo}>
            Undo
          </button>
          <ViewLink to={DECISIONS}>All decisions</ViewLink>
          <button type="button" className="close" onClick={forget} aria-label="Close the note">
            ×
          </button>
        </p>
      )}
    </div>
  );
}
