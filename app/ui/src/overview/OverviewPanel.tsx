import * as api from "../api";
import { DECISIONS, REVIEW } from "../curation/desks";
import { day } from "../format/dates";
import { active } from "../format/verbs";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { ViewLink } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { shown, useResource } from "../state/resource";
import { PlainText } from "../text/PlainText";
import { usePeriod } from "../time/period";
import type { Stats } from "../types";

const MOST_ACTORS = 8;
const MOST_DISPUTES = 5;
const MOST_ARTICLES = 6;

/** Where to start: what was read, who is in it most, where accounts differ. */
export function OverviewPanel({ add }: { add: () => void }) {
  const stats = useResource("stats", api.stats);
  return (
    <article className="overview">
      <h2>Who stands where with whom</h2>
      <p className="lead">
        Drawn from news articles. Every line opens to the sentences behind it: who says so, and who denies it.
      </p>
      <Loaded from={stats} what="the counts">
        {(value) => (value.articles === 0 ? <NothingRead add={add} /> : <Counts of={value} />)}
      </Loaded>
      <ToDecide />
      <Disputes />
      <MostReported />
      <RecentArticles />
    </article>
  );
}

function NothingRead({ add }: { add: () => void }) {
  return (
    <div className="empty">
      <strong>No article has been read yet</strong>
      <p>Paste one, or drop a file, and its actors appear here.</p>
      <button type="button" className="primary" onClick={add}>
        Add an article
      </button>
    </div>
  );
}

function Counts({ of }: { of: Stats }) {
  const counts = { Articles: of.articles, Sources: of.origins, Actors: of.entities, Claims: of.claims };
  return (
    <dl className="facts">
      {Object.entries(counts).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value.toLocaleString("en-GB")}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What waits for somebody to look at it; nothing where nothing does and nothing was decided. */
function ToDecide() {
  const pairs = shown(useResource("review duplicates first", (signal) => api.likelyDuplicates(null, signal)));
  const claims = shown(useResource("review claims first", (signal) => api.doubtfulClaims(null, signal)));
  const made = shown(useResource("decisions first", (signal) => api.decisions(null, signal)));
  const rows = [
    { label: "Actors that may be one", of: pairs, to: REVIEW },
    { label: "Claims that may be wrong", of: claims, to: REVIEW },
    { label: "Decisions", of: made, to: DECISIONS },
  ].filter(({ of }) => of && of.total.value > 0);
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>To check</h3>
      <ul className="rows">
        {rows.map(({ label, of, to }) => (
          <li key={label}>
            <ViewLink to={to} className="row">
              <span className="row-main">{label}</span>
              <span className="number">{of?.total.value}</span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Disputes() {
  const ontology = useOntology();
  const period = usePeriod();
  const disputed =
    shown(
      useResource(`disputes ${JSON.stringify(period)}`, (signal) =>
        api.disputes(period, MOST_DISPUTES, signal),
      ),
    )?.items ?? [];
  if (disputed.length === 0) return null;
  return (
    <section>
      <h3>Where accounts differ</h3>
      <ul className="rows">
        {disputed.map(({ relation: edge }) => (
          <li key={edge.id}>
            <ViewLink to={{ relation: edge.id }} className="row">
              <LineGlyph edgeClass={ontology.classOf(edge.type)} />
              <span className="row-main">
                <PlainText text={edge.subject.name} /> <em>{active(edge.type, ontology)}</em>{" "}
                <PlainText text={edge.object?.name ?? ""} />
              </span>
              <span className="number">
                {edge.polarities["affirmed"] ?? 0} : {edge.polarities["denied"] ?? 0}
              </span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MostReported() {
  const most =
    shown(useResource("most reported", (signal) => api.findEntities(null, MOST_ACTORS, signal)))?.items ?? [];
  if (most.length === 0) return null;
  return (
    <section>
      <h3>Most reported</h3>
      <ul className="rows">
        {most.map((node) => (
          <li key={node.id}>
            <ViewLink to={{ center: node.id, entity: node.id, relation: null }} className="row">
              <KindGlyph kind={node.kind} />
              <span className="row-main">
                <PlainText text={node.name} />
              </span>
              <span className="number" title="claims">
                {node.claim_count}
              </span>
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentArticles() {
  const page = useResource("recent articles", (signal) => api.articles(null, MOST_ARTICLES, signal));
  return (
    <section>
      <h3>Latest articles</h3>
      <Loaded from={page} what="the articles">
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="None yet" />
          ) : (
            <ul className="rows">
              {items.map((article) => (
                <li key={article.id}>
                  <ViewLink to={{ article: article.id, claim: null }} className="row">
                    <span className="row-main">
                      <PlainText text={article.title ?? untitled(article)} />
                      <span className="row-note">
                        <PlainText text={article.outlet ?? "Unnamed outlet"} />
                        {article.published && ` · ${day(article.published)}`}
                      </span>
                    </span>
                    <span className="number">{article.claim_count}</span>
                  </ViewLink>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

/** What tells one article without a title from the next. */
function untitled({
  section,
  place,
  id,
}: {
  section: string | null;
  place: string | null;
  id: string;
}): string {
  return `Untitled article · ${section ?? place ?? id.replace(/^[a-z]+_/, "").slice(0, 6)}`;
}
