import { count } from "../format/words";
import { PlainText } from "../text/PlainText";
import type { EntityDetail } from "../types";

/** Why mentions in articles were taken to mean this actor. */
export function Reasons({ entity }: { entity: EntityDetail }) {
  if (entity.reasons.length === 0) return null;
  return (
    <details className="background">
      <summary>Why mentions mean this actor</summary>
      <ul>
        {entity.reasons.map((reason) => (
          <li key={`${reason.text} ${reason.reason} ${reason.decided_by}`}>
            “<PlainText text={reason.text} />”{" "}
            <small>
              {count(reason.count, "mention")}
              {reason.decided_by !== "resolver" && ", decided by hand"}
            </small>
            <small className="row-note">
              <PlainText text={reason.reason} />
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
