import { useMemo } from "react";
import { ClaimLine } from "../evidence/ClaimLine";
import { count } from "../format/words";
import { Loaded } from "../shell/Loaded";
import type { Patch } from "../state/navigation";
import { PlainText } from "../text/PlainText";
import type { Article, Claim } from "../types";
import { useArticleClaims } from "./useArticleClaims";

const MOST_CLAIMS = 6;

interface Props {
  article: Article;
  leave: (to: Patch) => void;
  another: () => void;
}

/** What the service read in the article just added. */
export function ArticleRead({ article, leave, another }: Props) {
  const claims = useArticleClaims(article.id);
  return (
    <div className="article-read" role="status">
      <p>
        <strong>
          <PlainText text={article.title ?? "Untitled article"} />
        </strong>
        : {count(article.claim_count, "claim")}
        {article.cuts.length > 0 && `, ${count(article.cuts.length, "passage")} set aside as not article`}.
      </p>
      <Loaded from={claims.first} what="what was read">
        {({ items }) => <Read claims={items} leave={leave} article={article.id} />}
      </Loaded>
      <footer>
        <button type="button" onClick={another}>
          Add another
        </button>
        <button
          type="button"
          className="primary"
          onClick={() => leave({ article: article.id, entity: null })}
        >
          Open the article
        </button>
      </footer>
    </div>
  );
}

function Read({ claims, leave, article }: { claims: Claim[]; leave: (to: Patch) => void; article: string }) {
  const actors = useMemo(() => actorsOf(claims), [claims]);
  if (claims.length === 0)
    return <p>No sentence in it relates two actors, so nothing was added to the graph.</p>;
  return (
    <>
      <h3>Actors</h3>
      <p className="actors">
        {actors.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className="chip"
            onClick={() => leave({ center: id, entity: id, article: null })}
          >
            <PlainText text={name} />
          </button>
        ))}
      </p>
      <h3>Claims</h3>
      <ul className="rows">
        {claims.slice(0, MOST_CLAIMS).map((claim) => (
          <li key={claim.id}>
            <button type="button" className="row" onClick={() => leave({ article, claim: claim.id })}>
              <ClaimLine claim={claim} />
            </button>
          </li>
        ))}
      </ul>
      {claims.length > MOST_CLAIMS && (
        <p className="hint">and {claims.length - MOST_CLAIMS} more in the article</p>
      )}
    </>
  );
}

/** Everyone at an end of a claim, most often first. */
function actorsOf(claims: readonly Claim[]): { id: string; name: string }[] {
  const found = new Map<string, { id: string; name: string; times: number }>();
  for (const end of claims.flatMap((claim) => [claim.subject, claim.object])) {
    if (!end) continue;
    const before = found.get(end.id) ?? { id: end.id, name: end.name, times: 0 };
    found.set(end.id, { ...before, times: before.times + 1 });
  }
  return [...found.values()].sort((a, b) => b.times - a.times || a.name.localeCompare(b.name));
}
