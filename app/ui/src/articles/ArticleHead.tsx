import { day } from "../format/dates";
import { count } from "../format/words";
import { OutsideLink } from "../text/OutsideLink";
import { PlainText } from "../text/PlainText";
import { safeLink } from "../text/safeLink";
import type { Article } from "../types";

export function ArticleHead({ article }: { article: Article }) {
  return (
    <header className="article-head">
      <p className="masthead">
        <PlainText text={article.outlet ?? "Unnamed outlet"} />
        {article.published && <time dateTime={article.published}>{day(article.published)}</time>}
      </p>
      <h2>
        <PlainText text={article.title ?? "Untitled article"} />
      </h2>
      {article.authors.length > 0 && (
        <p className="authors">
          <PlainText text={article.authors.join(", ")} />
        </p>
      )}
      <Filed place={article.place} agency={article.agency} />
      <p className="article-facts">
        {count(article.claim_count, "claim")} read from it
        {article.cuts.length > 0 && `, ${count(article.cuts.length, "passage")} set aside as not article`}.{" "}
        <Source url={article.url} />
      </p>
    </header>
  );
}

function Filed({ place, agency }: { place: string | null; agency: string | null }) {
  if (!place && !agency) return null;
  return (
    <p className="authors">
      {place && (
        <>
          Filed in <PlainText text={place} />
        </>
      )}
      {place && agency && ", "}
      {agency && <PlainText text={agency} />}
    </p>
  );
}

function Source({ url }: { url: string | null }) {
  if (!url) return null;
  if (safeLink(url)) return <OutsideLink url={url}>Source</OutsideLink>;
  return (
    <span className="unsafe">
      Source given: <PlainText text={url} />
    </span>
  );
}
