import { TruthChip } from "../evidence/Chips";
import { active, passive } from "../format/verbs";
import { CLASS_LABELS, titled } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
import { ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { PlainText } from "../text/PlainText";
import type { TypeGroup } from "./grouping";

/** All counterparts of one type in one direction. */
export function RelationsOfType({ group }: { group: TypeGroup }) {
  const ontology = useOntology();
  const edgeClass = ontology.classOf(group.type);
  const type = ontology.get(group.type);
  const label = group.outgoing ? active(group.type, ontology) : passive(group.type, ontology);
  return (
    <section className="type-group">
      <h3 title={type?.definition}>
        <LineGlyph edgeClass={edgeClass} mutual={type?.symmetric ?? false} />
        {titled(label)}
        <span className="visually-hidden">, {CLASS_LABELS[edgeClass]}</span>
        <span className="number">{group.claims}</span>
      </h3>
      <ul className="rows">
        {group.relations.map(({ relation, counterpart }) => (
          <li key={relation.id}>
            <ViewLink to={{ relation: relation.id, article: null, claim: null }} className="row">
              {counterpart && <KindGlyph kind={counterpart.kind} />}
              <span className="row-main">
                {counterpart ? <PlainText text={counterpart.name} /> : "no named target"}
                <TruthChip relation={relation} />
              </span>
              <span className="number" title="claims">
                {relation.claim_count}
              </span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
