import * as api from "../api";
import { active } from "../format/verbs";
import { LineGlyph } from "../legend/LineGlyph";
import { useView, ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { shown, useResource } from "../state/resource";
import { PlainText } from "../text/PlainText";
import { usePeriod } from "../time/period";
import type { Relation } from "../types";
import { TruthChip } from "./Chips";

/** What else is said between the same two, either way. */
export function OtherRelations({ relation }: { relation: Relation }) {
  const { subject, object, level } = relation;
  const ontology = useOntology();
  const period = usePeriod();
  const { basis } = useView().filters;
  const page = shown(
    useResource(
      object && `between ${subject.id} ${object.id} ${level} ${basis} ${JSON.stringify(period)}`,
      (signal) => api.relationsBetween(subject.id, object?.id ?? "", { level, basis }, period, signal),
    ),
  );
  const others = page?.items.filter((other) => other.id !== relation.id) ?? [];
  if (others.length === 0) return null;
  return (
    <section className="others">
      <h3>Also between these two</h3>
      <ul className="rows">
        {others.map((other) => (
          <li key={other.id}>
            <ViewLink to={{ relation: other.id, article: null, claim: null }} className="row">
              <LineGlyph
                edgeClass={ontology.classOf(other.type)}
                mutual={ontology.get(other.type)?.symmetric ?? false}
              />
              <span className="row-main">
                <PlainText text={other.subject.name} /> <em>{active(other.type, ontology)}</em>{" "}
                <PlainText text={other.object?.name ?? ""} /> <TruthChip relation={other} />
              </span>
              <span className="number">{other.claim_count}</span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
