import * as api from "../api";
import { day } from "../format/dates";
import { total } from "../format/words";
import { More } from "../shell/More";
import { ViewLink } from "../state/navigation";
import { usePages } from "../state/pages";
import { PlainText } from "../text/PlainText";
import { usePeriod } from "../time/period";
import type { Quotation } from "../types";

/** What the actor is reported to say; nothing at all when nobody quotes it. */
export function Quotations({ speaker }: { speaker: string }) {
  const period = usePeriod();
  const pages = usePages(`quotations ${speaker} ${JSON.stringify(period)}`, (cursor, signal) =>
    api.quotations(speaker, period, cursor, signal),
  );
  if (pages.items.length === 0) return null;
  return (
    <section className="quotations">
      <h3>
        Quoted <span className="number">{pages.total && total(pages.total)}</span>
      </h3>
      <ul>
        {pages.items.map((quotation) => (
          <Quoted key={quotation.id} quotation={quotation} />
        ))}
      </ul>
      <More pages={pages} what="quotations" />
    </section>
  );
}

function Quoted({ quotation }: { quotation: Quotation }) {
  const { article } = quotation;
  const words = quotation.content.map((part) => part.text).join(" … ");
  return (
    <li className={quotation.direct ? "quotation direct" : "quotation"}>
      <ViewLink
        to={{
          article: article.id,
          claim: null,
          words: quotation.content.map(({ start, end }) => [start, end]),
        }}
        className="claim-link"
      >
        <span className="sentence">
          <PlainText text={words} />
        </span>
      </ViewLink>
      <p className="claim-source">
        {!quotation.direct && <span className="chip">reported speech</span>}
        <span className="outlet">
          <PlainText text={article.outlet ?? "Unnamed outlet"} />
        </span>
        {article.published && <time dateTime={article.published}>{day(article.published)}</time>}
      </p>
    </li>
  );
}
