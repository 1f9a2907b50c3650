import { dayRange } from "../format/dates";
import { CLASS_LABELS, count, titled, typeLabel, words } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
import { ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { PlainText } from "../text/PlainText";
import type { EntityRef, Relation } from "../types";

/** Who, what, whom; and how well it is attested. */
export function RelationHead({ relation }: { relation: Relation }) {
  const ontology = useOntology();
  const type = ontology.get(relation.type);
  const edgeClass = ontology.classOf(relation.type);
  return (
    <header className="relation-head">
      <h2>
        <End of={relation.subject} />
        <span className="relation-type" title={type?.definition}>
          <LineGlyph edgeClass={edgeClass} mutual={type?.symmetric ?? false} />
          {titled(typeLabel(relation.type))}
        </span>
        {relation.object ? <End of={relation.object} /> : <span className="nobody">no named target</span>}
      </h2>
      <p className="definition">
        {CLASS_LABELS[edgeClass]}. {type?.definition}
      </p>
      <Attestation relation={relation} />
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

/** Nothing of what no sentence states: nobody affirms it and nobody denies it. */
function Attestation({ relation }: { relation: Relation }) {
  const { affirmed = 0, denied = 0 } = relation.polarities;
  if (relation.basis !== "stated") return null;
  const statuses = Object.entries(relation.statuses).filter(([, number]) => number > 0);
  return (
    <>
      <dl className="facts">
        <Fact name="Claims">{relation.claim_count}</Fact>
        <Fact name="Sources">{relation.origin_count}</Fact>
        <Fact name="Reported">{dayRange(relation.first, relation.last) || "no date"}</Fact>
        <Fact name="Reported as">
          {statuses.map(([status, number]) => `${words(status)} ${number}`).join(", ") || "—"}
        </Fact>
      </dl>
      {relation.disputed && (
        <p className="disputed" role="note">
          <strong>Accounts differ:</strong> {count(affirmed, "claim affirms", "claims affirm")} it,{" "}
          {count(denied, "denies", "deny")} it.
        </p>
      )}
      {!relation.asserted && !relation.disputed && (
        <p className="disputed" role="note">
          <strong>Denied by all</strong> who are read here; it is kept out of the graph unless asked for.
        </p>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
