import { ClaimLine } from "../evidence/ClaimLine";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { useView, ViewLink } from "../state/navigation";
import type { Claim } from "../types";
import { useArticleClaims } from "./useArticleClaims";

/** What was read in the open article: who does what to whom, each at its sentence. */
export function ArticleClaims({ id }: { id: string }) {
  const pages = useArticleClaims(id);
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
  return (
    <ViewLink
      to={{ claim: claim.id }}
      className="row"
      {...(view.claim === claim.id && { "aria-current": "true" as const })}
    >
      <ClaimLine claim={claim} />
    </ViewLink>
  );
}
