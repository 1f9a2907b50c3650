import * as api from "../api";
import { Happenings } from "../events/Happenings";
import { TruthChip } from "../evidence/Chips";
import { RelationRow } from "../evidence/RelationRow";
import { active } from "../format/verbs";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { useView, ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { useResource } from "../state/resource";
import { PlainText } from "../text/PlainText";
import { isBounded, usePeriod } from "../time/period";
import type { EntityRef } from "../types";
import { SeriesChart } from "./SeriesChart";

/** Two actors: what each does to the other over time, and every relation between them. */
export function PairPanel({ pair }: { pair: string }) {
  const [a = "", b = ""] = pair.split(",");
  const { filters } = useView();
  const period = usePeriod();
  const ontology = useOntology();
  const both = useResource(`series ${pair} ${filters.level}`, (signal) =>
    Promise.all([api.series(a, b, filters.level, signal), api.series(b, a, filters.level, signal)]),
  );
  const relations = useResource(
    `between ${pair} ${filters.level} ${filters.basis} ${JSON.stringify(period)}`,
    (signal) => api.relationsBetween(a, b, filters, period, signal),
  );
  return (
    <article className="pair">
      <Loaded from={both} what="the pair">
        {([there, back]) => (
          <>
            <h2>
              <End of={there.subject} /> – <End of={there.object} />
            </h2>
            <SeriesChart there={there} back={back} />
          </>
        )}
      </Loaded>
      <Loaded from={relations} what="its relations">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No relations">
              {isBounded(period)
                ? "Nothing relates the two in the chosen time."
                : "No article read so far relates the two."}
            </Empty>
          ) : (
            <section>
              <h3>{isBounded(period) ? "Relations of the chosen time" : "All relations"}</h3>
              <ul className="rows">
                {items.map((relation) => (
                  <RelationRow
                    key={relation.id}
                    relation={relation}
                    glyph={
                      <LineGlyph
                        edgeClass={ontology.classOf(relation.type)}
                        mutual={ontology.get(relation.type)?.symmetric ?? false}
                      />
                    }
                  >
                    <TruthChip relation={relation} /> <PlainText text={relation.subject.name} />{" "}
                    <em>{active(relation.type, ontology)}</em>{" "}
                    <PlainText text={relation.object?.name ?? ""} />
                  </RelationRow>
                ))}
              </ul>
            </section>
          )
        }
      </Loaded>
      <Happenings title="Events" of={{ between: pair, level: filters.level }} />
    </article>
  );
}

function End({ of }: { of: EntityRef }) {
  return (
    <ViewLink to={{ entity: of.id, relation: null, article: null, claim: null }} className="end">
      <KindGlyph kind={of.kind} /> <PlainText text={of.name} />
    </ViewLink>
  );
}
