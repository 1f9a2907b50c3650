import { TruthChip } from "../evidence/Chips";
import { CLASS_LABELS, titled, typeLabel, words } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
import { useView, ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import type { View } from "../state/view";
import { PlainText } from "../text/PlainText";
import type { EntityRef, Relation } from "../types";

/** One edge: both actors open their panels, the relation opens its claims. */
export function EdgeRow({ relation }: { relation: Relation }) {
  const view = useView();
  const ontology = useOntology();
  const edgeClass = ontology.classOf(relation.type);
  return (
    <tr className={view.relation === relation.id ? "selected" : isTouched(relation, view) ? "touched" : ""}>
      <th scope="row">
        <Actor of={relation.subject} />
      </th>
      <td>
        <ViewLink
          to={{ relation: relation.id, article: null, claim: null }}
          className="relation-link"
          {...(view.relation === relation.id && { "aria-current": "true" as const })}
        >
          <LineGlyph edgeClass={edgeClass} mutual={ontology.get(relation.type)?.symmetric ?? false} />
          {titled(typeLabel(relation.type))}
          <span className="visually-hidden">, {CLASS_LABELS[edgeClass]}</span>
        </ViewLink>
        <span className="narrow-truth">
          <TruthChip relation={relation} />
        </span>
      </td>
      <td>
        {relation.object ? <Actor of={relation.object} /> : <span className="nobody">no named target</span>}
      </td>
      <td className="reported">
        <ReportedAs relation={relation} />
      </td>
      <td className="numeric">{relation.claim_count}</td>
      <td className="numeric sources">{relation.origin_count}</td>
      <td className="date first">{relation.first?.slice(0, 10)}</td>
      <td className="date last">{relation.last?.slice(0, 10)}</td>
    </tr>
  );
}

/** Whether it is of the pair that is open, or else of the actor: what stands out in the graph, too. */
function isTouched({ subject, object }: Relation, { pair, entity }: View): boolean {
  const ends = [subject.id, object?.id];
  if (pair) return pair.split(",").every((id) => ends.includes(id));
  return entity !== null && ends.includes(entity);
}

function Actor({ of }: { of: EntityRef }) {
  return (
    <ViewLink to={{ entity: of.id, relation: null, article: null, claim: null }} className="actor-link">
      <KindGlyph kind={of.kind} />
      <PlainText text={of.name} />
      <span className="visually-hidden">, {words(of.kind)}</span>
    </ViewLink>
  );
}

function ReportedAs({ relation }: { relation: Relation }) {
  const statuses = Object.entries(relation.statuses).filter(([, number]) => number > 0);
  return (
    <span className="reported-as">
      {(relation.disputed || !relation.asserted || relation.basis !== "stated") && (
        <TruthChip relation={relation} />
      )}
      {statuses.map(([status]) => (
        <span key={status} className={`chip status-${status}`}>
          {words(status)}
        </span>
      ))}
    </span>
  );
}
