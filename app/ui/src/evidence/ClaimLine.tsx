import { active } from "../format/verbs";
import { LineGlyph } from "../legend/LineGlyph";
import { useOntology } from "../state/ontology";
import { PlainText } from "../text/PlainText";
import type { Claim } from "../types";
import { Caveats, Details } from "./Chips";

/** A claim in one line. What keeps it from being plain fact stands before it, so that it is never read without. */
export function ClaimLine({ claim }: { claim: Claim }) {
  const ontology = useOntology();
  return (
    <>
      <LineGlyph
        edgeClass={ontology.classOf(claim.type)}
        mutual={ontology.get(claim.type)?.symmetric ?? false}
      />
      <span className="row-main">
        <Caveats claim={claim} />
        <PlainText text={claim.subject.name} /> <em>{active(claim.type, ontology)}</em>{" "}
        {claim.object && <PlainText text={claim.object.name} />} <Details claim={claim} />
      </span>
    </>
  );
}
