import { useEffect, useMemo, useRef } from "react";
import * as api from "../api";
import { Failure, Loading } from "../shell/Feedback";
import { useView, ViewLink } from "../state/navigation";
import { shown, useResource } from "../state/resource";
import type { Claim } from "../types";
import { ArticleHead } from "./ArticleHead";
import { ArticleText } from "./ArticleText";
import { useArticleClaims } from "./useArticleClaims";

/** An article as it was read, open at the sentence of the chosen claim or at the words of a quotation. */
export function ArticleView({ id }: { id: string }) {
  const { claim: chosenId, words } = useView();
  const article = useResource(`article ${id}`, (signal) => api.article(id, signal));
  const pages = useArticleClaims(id);
  const chosen = shown(
    useResource(chosenId && `claim ${chosenId}`, (signal) => api.claim(chosenId ?? "", signal)),
  );
  const claims = useMemo(() => withChosen(pages.items, chosen), [pages.items, chosen]);
  const sheet = useRef<HTMLElement>(null);
  useChosenInSight(sheet, `${article.state} ${chosenId} ${JSON.stringify(words)} ${claims.length}`);
  return (
    <section className="article-view" aria-label="Article" ref={sheet}>
      <ViewLink to={{ article: null, claim: null }} className="back">
        <span aria-hidden="true">←</span> Back to the graph
      </ViewLink>
      {article.state === "failed" && <Failure error={article.error} retry={article.retry} />}
      {article.state === "loading" && <Loading what="the article" />}
      {article.state === "ready" && (
        <div className="article-page">
          <ArticleHead article={article.value} />
          <ArticleText article={article.value} claims={claims} chosen={chosenId} words={words} />
        </div>
      )}
    </section>
  );
}

/** Brings the chosen words into the middle. Only the sheet scrolls: `scrollIntoView` would move the page's header too. */
function useChosenInSight(sheet: React.RefObject<HTMLElement | null>, showing: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are there only once all that is told by it is
  useEffect(() => {
    const within = sheet.current;
    const chosen = within?.querySelector<HTMLElement>("[data-chosen]");
    if (!within || !chosen) return;
    const [outer, inner] = [within.getBoundingClientRect(), chosen.getBoundingClientRect()];
    within.scrollBy({
      top: inner.top - outer.top - (outer.height - Math.min(inner.height, outer.height)) / 2,
    });
    chosen.focus({ preventScroll: true });
  }, [sheet, showing]);
}

function withChosen(claims: Claim[], chosen: Claim | null): Claim[] {
  return chosen && !claims.some((claim) => claim.id === chosen.id) ? [...claims, chosen] : claims;
}
