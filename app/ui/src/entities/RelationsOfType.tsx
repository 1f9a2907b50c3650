import { TruthChip } from "../evidence/Chips";
import { RelationRow } from "../evidence/RelationRow";
import { active, passive } from "../format/verbs";
import { CLASS_LABELS, titled } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
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
          <RelationRow
            key={relation.id}
            relation={relation}
            glyph={counterpart && <KindGlyph kind={counterpart.kind} />}
          >
            {counterpart ? <PlainText text={counterpart.name} /> : <span>no named target</span>}
            <TruthChip relation={relation} />
          </RelationRow>
        ))}
      </ul>
    </section>
  );
}
