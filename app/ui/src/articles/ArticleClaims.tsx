import * as api from "../api";
import { Chips } from "../evidence/Chips";
import { active } from "../format/verbs";
import { LineGlyph } from "../legend/LineGlyph";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { useView, ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { usePages } from "../state/pages";
import { PlainText } from "../text/PlainText";
import type { Claim } from "../types";

/** What was read in the open article: who does what to whom, each at its sentence. */
export function ArticleClaims({ id }: { id: string }) {
  const pages = usePages(`claims in ${id}`, (cursor, signal) => api.articleClaims(id, cursor, signal));
  return (
    <section className="article-claims">
      <h2>What was read here</h2>
      <Loaded from={pages.first} what="the claims">
        {() =>
          pages.items.length === 0 ? (
            <Empty title="Nothing was read">No sentence of this article relates two actors.</Empty>
          ) : (
            <>
              <ul className="rows">
                {[...pages.items]
                  .sort((a, b) => a.evidence.start - b.evidence.start)
                  .map((claim) => (
                    <li key={claim.id}>
                      <ClaimRow claim={claim} />
                    </li>
                  ))}
              </ul>
              <More pages={pages} what="claims" />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function ClaimRow({ claim }: { claim: Claim }) {
  const view = useView();
  const ontology = useOntology();
  return (
    <ViewLink
      to={{ claim: claim.id }}
      className="row"
      {...(view.claim === claim.id && { "aria-current": "true" as const })}
    >
      <LineGlyph
        edgeClass={ontology.classOf(claim.type)}
        mutual={ontology.get(claim.type)?.symmetric ?? false}
      />
      <span className="row-main">
        <PlainText text={claim.subject.name} /> <em>{active(claim.type, ontology)}</em>{" "}
        {claim.object && <PlainText text={claim.object.name} />} <Chips claim={claim} />
      </span>
    </ViewLink>
  );
}
