import * as api from "../api";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { usePages } from "../state/pages";
import { useResource } from "../state/resource";
import { isBounded, PeriodNote, usePeriod } from "../time/period";
import { sides } from "./grouping";
import { OtherRelations } from "./OtherRelations";
import { RelationHead } from "./RelationHead";
import { SideOfClaims } from "./SideOfClaims";

/** An opened edge: its claims, affirmed and denied apart, by who says so. */
export function RelationPanel({ id }: { id: string }) {
  const relation = useResource(`relation ${id}`, (signal) => api.relation(id, signal));
  return (
    <Loaded from={relation} what="the relation">
      {(value) => (
        <article className="relation">
          <RelationHead relation={value} />
          {value.claim_count > 0 ? <Claims id={id} /> : <Inferred />}
          {value.object && <OtherRelations relation={value} />}
        </article>
      )}
    </Loaded>
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

function Inferred() {
  return (
    <Empty title="Inferred">
      No single sentence states this; it follows from other relations or from whole texts.
    </Empty>
  );
}
