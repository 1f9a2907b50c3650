import * as api from "../api";
import { LoadedUnlessGone } from "../curation/LoadedUnlessGone";
import { Happenings } from "../events/Happenings";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { ViewLink } from "../state/navigation";
import { usePages } from "../state/pages";
import { useResource } from "../state/resource";
import { PlainText } from "../text/PlainText";
import { isBounded, PeriodNote, usePeriod } from "../time/period";
import type { Relation } from "../types";
import { sides } from "./grouping";
import { OtherRelations } from "./OtherRelations";
import { RelationHead } from "./RelationHead";
import { SideOfClaims } from "./SideOfClaims";

/** An opened edge: its claims, affirmed and denied apart, by who says so. */
export function RelationPanel({ id }: { id: string }) {
  const relation = useResource(`relation ${id}`, (signal) => api.relation(id, signal));
  return (
    <LoadedUnlessGone from={relation} what="the relation">
      {(value) => (
        <article className="relation">
          <RelationHead relation={value} />
          {value.claim_count > 0 ? <Claims id={id} /> : <Inferred relation={value} />}
          {isEvent(value) && <Happenings title="Events" of={happenedIn(value)} />}
          {value.object && <OtherRelations relation={value} />}
        </article>
      )}
    </LoadedUnlessGone>
  );
}

function Claims({ id }: { id: string }) {
  const period = usePeriod();
  const claims = usePages(`claims ${id} ${JSON.stringify(period)}`, (cursor, signal) =>
    api.relationClaims(id, period, cursor, signal),
  );
  return (
    <Loaded from={claims.first} what="the claims">
      {() =>
        claims.items.length === 0 && isBounded(period) ? (
          <PeriodNote what="No claim of it lies in the chosen time." />
        ) : claims.items.length === 0 ? (
          <Empty title="No claims">Every claim behind this relation was withdrawn or rejected.</Empty>
        ) : (
          <>
            <PeriodNote what="Only claims of the chosen time." />
            {sides(claims.items).map((side) => (
              <SideOfClaims key={side.polarity} side={side} />
            ))}
            <More pages={claims} what="claims" />
          </>
        )
      }
    </Loaded>
  );
}

function Inferred({ relation: { reason, article } }: { relation: Relation }) {
  return (
    <div className="empty">
      <strong>Inferred</strong>
      <p>No single sentence states this; it follows from other relations or from whole texts.</p>
      {reason && (
        <p>
          Why: <PlainText text={reason} />.
        </p>
      )}
      {article && (
        <ViewLink to={{ article, claim: null }} className="button">
          Open the article it follows from
        </ViewLink>
      )}
    </div>
  );
}

const isEvent = ({ family, claim_count }: Relation): boolean => family === "event" && claim_count > 0;

const happenedIn = ({ subject, object, type, level }: Relation): api.HappeningQuery => ({
  ...{
    subject: subject.id,
    object: object?.id ?? null,
    type: [type] as NonNullable<api.HappeningQuery["type"]>,
    level,
  },
});
