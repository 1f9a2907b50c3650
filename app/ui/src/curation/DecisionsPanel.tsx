import { useState } from "react";
import * as api from "../api";
import { moment } from "../format/dates";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { ViewLink } from "../state/navigation";
import { usePages } from "../state/pages";
import { useResource } from "../state/resource";
import { PlainText } from "../text/PlainText";
import type { Decision } from "../types";
import { takeBack } from "./deciding";
import { REVIEW } from "./desks";
import { actorOf, DONE, objectOf } from "./words";

/** Who decided what, when and why; each can be taken back. */
export function DecisionsPanel() {
  const pages = usePages("decisions", api.decisions);
  return (
    <article className="desk">
      <h2>Decisions</h2>
      <p className="lead">
        Nothing that was read is changed by them. <ViewLink to={REVIEW}>What may want one</ViewLink>
      </p>
      <Loaded from={pages.first} what="the decisions">
        {() =>
          pages.items.length === 0 ? (
            <Empty title="Nothing was decided yet" />
          ) : (
            <ul className="claims" aria-label="Decisions">
              {pages.items.map((decision) => (
                <Decided key={decision.id} decision={decision} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <More pages={pages} what="decisions" />
    </article>
  );
}

function Decided({ decision }: { decision: Decision }) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const actor = actorOf(decision);
  const claim = decision.target["claim"];
  const undo = () => {
    setBusy(true);
    takeBack(decision.id)
      .catch((failed: Error) => setError(failed.message))
      .finally(() => setBusy(false));
  };
  return (
    <li className={`claim ${decision.undone_at ? "undone" : ""}`}>
      <p>
        <strong>{DONE[decision.action]}</strong>{" "}
        {actor ? (
          <ViewLink to={{ entity: actor, relation: null, article: null, claim: null }}>
            <PlainText text={objectOf(decision)} />
          </ViewLink>
        ) : (
          claim && <ClaimOf id={claim} />
        )}
      </p>
      {decision.reason && (
        <p>
          “<PlainText text={decision.reason} />”
        </p>
      )}
      <p className="claim-source">
        <span className="outlet">
          <PlainText text={decision.decided_by} />
        </span>
        <time dateTime={decision.decided_at}>{moment(decision.decided_at)}</time>
        {decision.undone_at && <span>undone {moment(decision.undone_at)}</span>}
      </p>
      {error && <p role="alert">{error}</p>}
      {!decision.undone_at && (
        <p className="decide">
          <button type="button" className="small" onClick={undo} disabled={busy}>
            Undo
          </button>
        </p>
      )}
    </li>
  );
}

function ClaimOf({ id }: { id: string }) {
  const found = useResource(`claim ${id}`, (signal) => api.claim(id, signal));
  if (found.state !== "ready") return <span>a claim</span>;
  const { evidence } = found.value;
  return (
    <ViewLink to={{ article: evidence.article.id, claim: id }}>
      <PlainText text={evidence.sentence} />
    </ViewLink>
  );
}
