import * as api from "../api";
import { TruthChip } from "../evidence/Chips";
import { active } from "../format/verbs";
import { total } from "../format/words";
import { LineGlyph } from "../legend/LineGlyph";
import { More } from "../shell/More";
import { ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { usePages } from "../state/pages";
import { PlainText } from "../text/PlainText";
import { usePeriod } from "../time/period";
import type { Happening } from "../types";
import { whenOf } from "./when";

/** What happened of a kind, each happening once however many report it; nothing at all where nothing did. */
export function Happenings({ title, of }: { title: string; of: api.HappeningQuery }) {
  const period = usePeriod();
  const pages = usePages(`events ${JSON.stringify(of)} ${JSON.stringify(period)}`, (cursor, signal) =>
    api.events(of, period, cursor, signal),
  );
  if (pages.items.length === 0) return null;
  return (
    <section className="happenings">
      <h3>
        {title} <span className="number">{pages.total && total(pages.total)}</span>
      </h3>
      <ul className="rows">
        {pages.items.map((event) => (
          <li key={event.id}>
            <Row event={event} />
          </li>
        ))}
      </ul>
      <More pages={pages} what="events" />
    </section>
  );
}

function Row({ event }: { event: Happening }) {
  const ontology = useOntology();
  return (
    <ViewLink to={{ event: event.id, article: null, claim: null }} className="row">
      <LineGlyph
        edgeClass={ontology.classOf(event.type)}
        mutual={ontology.get(event.type)?.symmetric ?? false}
      />
      <span className="row-main">
        <TruthChip relation={event} />
        <PlainText text={event.subject.name} /> <em>{active(event.type, ontology)}</em>{" "}
        <PlainText text={event.object?.name ?? ""} />
        <span className="row-note">{whenOf(event)}</span>
      </span>
      <span className="number" title="claims">
        {event.claim_count}
      </span>
    </ViewLink>
  );
}
