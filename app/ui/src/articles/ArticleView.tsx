import { useMemo } from "react";
import * as api from "../api";
import { Failure, Loading } from "../shell/Feedback";
import { useView, ViewLink } from "../state/navigation";
import { shown, useResource } from "../state/resource";
import type { Claim } from "../types";
import { ArticleHead } from "./ArticleHead";
import { ArticleText } from "./ArticleText";

/** An article as it was read, open at the sentence of the chosen claim. */
export function ArticleView({ id }: { id: string }) {
  const { claim: chosenId } = useView();
  const article = useResource(`article ${id}`, (signal) => api.article(id, signal));
  const page = shown(useResource(`claims in ${id}`, (signal) => api.articleClaims(id, null, signal)));
  const chosen = shown(
    useResource(chosenId && `claim ${chosenId}`, (signal) => api.claim(chosenId ?? "", signal)),
  );
  const claims = useMemo(() => withChosen(page?.items ?? [], chosen), [page, chosen]);
  return (
    <section className="article-view" aria-label="Article">
      <ViewLink to={{ article: null, claim: null }} className="back">
        <span aria-hidden="true">←</span> Back to the graph
      </ViewLink>
      {article.state === "failed" && <Failure error={article.error} retry={article.retry} />}
      {article.state === "loading" && <Loading what="the article" />}
      {article.state === "ready" && (
        <div className="article-page">
          <ArticleHead article={article.value} />
          <ArticleText article={article.value} claims={claims} chosen={chosenId} />
        </div>
      )}
    </section>
  );
}

function withChosen(claims: Claim[], chosen: Claim | null): Claim[] {
  return chosen && !claims.some((claim) => claim.id === chosen.id) ? [...claims, chosen] : claims;
}
