import { useState } from "react";
import * as api from "../api";
import { ClaimCard } from "../evidence/ClaimCard";
import { count } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { ViewLink } from "../state/navigation";
import { usePages } from "../state/pages";
import { PlainText } from "../text/PlainText";
import type { Duplicate, Entity } from "../types";
import { DecisionForm } from "./DecisionForm";
import { DECISIONS } from "./desks";
import { standing } from "./standing";

/** What may want a decision: actors that may be one, claims that may be wrong. */
export function ReviewPanel() {
  return (
    <article className="desk">
      <h2>To check</h2>
      <p className="lead">
        Every decision can be undone. <ViewLink to={DECISIONS}>All decisions</ViewLink>
      </p>
      <Duplicates />
      <Doubtful />
    </article>
  );
}

function Duplicates() {
  const pages = usePages("review duplicates", api.likelyDuplicates);
  return (
    <section aria-label="Actors that may be one">
      <h3>
        Actors that may be one <span className="number">{pages.total?.value}</span>
      </h3>
      <Loaded from={pages.first} what="the actors">
        {() =>
          pages.items.length === 0 ? (
            <Empty title="No two are called alike" />
          ) : (
            <ul className="claims">
              {pages.items.map((pair) => (
                <Pair key={pair.id} pair={pair} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <More pages={pages} what="actors" />
    </section>
  );
}

function Pair({ pair }: { pair: Duplicate }) {
  const [asking, setAsking] = useState<"merge" | "distinct" | null>(null);
  const [loser, survivor] = standing(pair);
  const close = () => setAsking(null);
  return (
    <li className="claim">
      {[survivor, loser].map((one) => (
        <p key={one.id}>
          <Actor entity={one} />
        </p>
      ))}
      {asking === null && (
        <p className="decide">
          <button type="button" className="small" onClick={() => setAsking("merge")}>
            Merge
          </button>
          <button type="button" className="small" onClick={() => setAsking("distinct")}>
            Not the same
          </button>
        </p>
      )}
      {asking === "merge" && (
        <DecisionForm
          label="Merge actors"
          act={(reason) => api.mergeEntities(loser.id, survivor.id, reason)}
          close={close}
        >
          <p>
            {count(loser.claim_count, "claim")} of <PlainText text={loser.name} /> will count for{" "}
            <PlainText text={survivor.name} />.
          </p>
        </DecisionForm>
      )}
      {asking === "distinct" && (
        <DecisionForm
          label="Tell apart"
          act={(reason) => api.tellApart(loser.id, survivor.id, reason)}
          close={close}
        >
          <p>They stay two, and are not offered again.</p>
        </DecisionForm>
      )}
    </li>
  );
}

function Actor({ entity }: { entity: Entity }) {
  return (
    <>
      <KindGlyph kind={entity.kind} />{" "}
      <ViewLink to={{ entity: entity.id, relation: null, article: null, claim: null }}>
        <PlainText text={entity.name} />
      </ViewLink>{" "}
      <span className="row-note">
        {count(entity.claim_count, "claim")} in {count(entity.article_count, "article")}
      </span>
    </>
  );
}

function Doubtful() {
  const pages = usePages("review claims", api.doubtfulClaims);
  return (
    <section aria-label="Claims that may be wrong">
      <h3>
        Claims that may be wrong <span className="number">{pages.total?.value}</span>
      </h3>
      <Loaded from={pages.first} what="the claims">
        {() =>
          pages.items.length === 0 ? (
            <Empty title="None left" />
          ) : (
            <ul className="claims">
              {pages.items.map((claim) => (
                <ClaimCard key={claim.id} claim={claim} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <More pages={pages} what="claims" />
    </section>
  );
}
