import * as api from "../api";
import { LoadedUnlessGone } from "../curation/LoadedUnlessGone";
import { TruthChip } from "../evidence/Chips";
import { sides } from "../evidence/grouping";
import { SideOfClaims } from "../evidence/SideOfClaims";
import { day, dayRange } from "../format/dates";
import { active } from "../format/verbs";
import { count, words } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { usePages } from "../state/pages";
import { useResource } from "../state/resource";
import { PlainText } from "../text/PlainText";
import type { EntityRef, Happening, HappeningDetail } from "../types";
import { reportingOf } from "./outlets";
import { whenOf } from "./when";

/** One happening: when, who reported it first and last, and all claims that tell of it, affirmed and denied apart. */
export function EventPanel({ id }: { id: string }) {
  const event = useResource(`event ${id}`, (signal) => api.event(id, signal));
  return (
    <LoadedUnlessGone from={event} what="the event">
      {(value) => (
        <article className="event relation">
          <Head event={value} />
          <Claims id={id} />
          <Why event={value} />
        </article>
      )}
    </LoadedUnlessGone>
  );
}

function Head({ event }: { event: HappeningDetail }) {
  const ontology = useOntology();
  const statuses = Object.entries(event.statuses).filter(([, number]) => number > 0);
  // How many claims there are stands over each side.
  const facts = {
    Sources: event.origin_count,
    "Told as": statuses.map(([status, number]) => `${words(status)} ${number}`).join(", ") || "—",
    Reported: dayRange(event.first, event.last) || "no date",
  };
  return (
    <header className="relation-head">
      <p className="what">Event · {whenOf(event)}</p>
      <h2>
        <End of={event.subject} />
        <span className="relation-type" title={ontology.get(event.type)?.definition}>
          <LineGlyph
            edgeClass={ontology.classOf(event.type)}
            mutual={ontology.get(event.type)?.symmetric ?? false}
          />
          {active(event.type, ontology)}
        </span>
        {event.object ? <End of={event.object} /> : <span className="nobody">no named target</span>}
        <TruthChip relation={event} />
      </h2>
      {event.place && (
        <p className="definition">
          in <PlainText text={event.place.name} />
        </p>
      )}
      <Others event={event} />
      <dl className="facts">
        {Object.entries(facts).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function End({ of }: { of: EntityRef }) {
  return (
    <ViewLink to={{ entity: of.id, relation: null, article: null, claim: null }} className="end">
      <KindGlyph kind={of.kind} />
      <PlainText text={of.name} />
    </ViewLink>
  );
}

/** Who else did it, and to whom: one happening has as many pairs as its claims name. */
function Others({ event: { pairs, subject, object } }: { event: Happening }) {
  const others = pairs.filter((pair) => pair.subject.id !== subject.id || pair.object?.id !== object?.id);
  if (others.length === 0) return null;
  return (
    <p className="definition">
      Told of these, too:{" "}
      {others.map((pair, index) => (
        <span key={`${pair.subject.id} ${pair.object?.id}`}>
          {index > 0 && "; "}
          <PlainText text={pair.subject.name} />
          {pair.object && (
            <>
              {" – "}
              <PlainText text={pair.object.name} />
            </>
          )}
        </span>
      ))}
    </p>
  );
}

function Claims({ id }: { id: string }) {
  const pages = usePages(`claims of event ${id}`, (cursor, signal) => api.eventClaims(id, cursor, signal));
  return (
    <Loaded from={pages.first} what="the claims">
      {() => (
        <>
          {/* Claims come newest first: who was first is known only with the last of them. */}
          {pages.more === null && (
            <section>
              <h3>Reported by</h3>
              <ul className="rows reporting">
                {reportingOf(pages.items).map(({ outlet, claims, first, last }, index) => (
                  <li key={outlet} className="row">
                    <span className="row-main">
                      <PlainText text={outlet} />
                      <span className="row-note">
                        {first === null ? "no date" : first === last ? day(first) : dayRange(first, last)}
                        {index === 0 && first !== null && pages.items.length > 1 && " · first"}
                      </span>
                    </span>
                    <span className="number">{count(claims, "claim")}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {sides(pages.items).map((side) => (
            <SideOfClaims key={side.polarity} side={side} />
          ))}
          <More pages={pages} what="claims" />
        </>
      )}
    </Loaded>
  );
}

function Why({ event: { why } }: { event: HappeningDetail }) {
  if (why.length === 0) return null;
  return (
    <details className="background">
      <summary>Why these claims tell of one event</summary>
      <ul>
        {why.map(({ reason, claim_count, article_count }) => (
          <li key={reason}>
            <PlainText text={reason} />{" "}
            <small>
              {count(claim_count, "claim")} in {count(article_count, "article")}
            </small>
          </li>
        ))}
      </ul>
    </details>
  );
}
