import { useCallback, useMemo, useState } from "react";
import * as api from "./api";
import { AddArticle } from "./articles/AddArticle";
import { ArticleClaims } from "./articles/ArticleClaims";
import { useSending } from "./articles/useSending";
import { DecisionsPanel } from "./curation/DecisionsPanel";
import { ReviewPanel } from "./curation/ReviewPanel";
import { UndoNotice } from "./curation/UndoNotice";
import { EntityPanel } from "./entities/EntityPanel";
import { EventPanel } from "./events/EventPanel";
import { RelationPanel } from "./evidence/RelationPanel";
import { useUndoKeys } from "./graph/GraphView";
import { Hatchings } from "./graph/Ribbon";
import { useGraph } from "./graph/useGraph";
import { OverviewPanel } from "./overview/OverviewPanel";
import { PairPanel } from "./pairs/PairPanel";
import { ErrorBoundary } from "./shell/ErrorBoundary";
import { Header } from "./shell/Header";
import { SidePanel } from "./shell/SidePanel";
import { useTitle } from "./shell/useTitle";
import { Workspace } from "./shell/Workspace";
import { useView } from "./state/navigation";
import { shown, useResource } from "./state/resource";
import { useFreshness } from "./state/useFreshness";
import type { View } from "./state/view";

export function App() {
  const view = useView();
  const graph = useGraph(view);
  const marked = useActorsOf(view.article);
  const [adding, setAdding] = useState(false);
  const add = useCallback(() => setAdding(true), []);
  const sending = useSending();
  const reading = sending.items.filter(({ state }) => state === "waiting" || state === "reading");
  useTitle(view);
  useFreshness();
  useUndoKeys();

  return (
    <div className="app">
      <nav aria-label="Skip">
        <a href="#relations" className="skip">
          Skip to the relations
        </a>
        <a href="#details" className="skip">
          Skip to the details
        </a>
      </nav>
      <svg id="hatchings" className="visually-hidden" aria-hidden="true">
        <Hatchings />
      </svg>
      <Header add={add} reading={reading.length} />
      <Workspace graph={graph} marked={marked} />
      <SidePanel>
        <ErrorBoundary
          what="This cannot be shown"
          of={`${view.event} ${view.relation} ${view.pair} ${view.entity} ${view.article} ${view.desk}`}
        >
          <Panel view={view} add={add} />
        </ErrorBoundary>
      </SidePanel>
      <UndoNotice />
      <AddArticle sending={sending} open={adding} show={setAdding} />
    </div>
  );
}

function Panel({
  view: { relation, pair, entity, event, article, desk },
  add,
}: {
  view: View;
  add: () => void;
}) {
  if (event) return <EventPanel key={event} id={event} />;
  if (relation) return <RelationPanel id={relation} />;
  if (pair) return <PairPanel key={pair} pair={pair} />;
  if (entity) return <EntityPanel id={entity} />;
  if (desk === "review") return <ReviewPanel />;
  if (desk === "decisions") return <DecisionsPanel />;
  return article ? <ArticleClaims id={article} /> : <OverviewPanel add={add} />;
}

const NOBODY: ReadonlySet<string> = new Set();

/** The actors of the open article, ringed in the graph behind it. */
function useActorsOf(article: string | null): ReadonlySet<string> {
  const page = shown(
    useResource(article && `actors of ${article}`, (signal) =>
      api.articleClaims(article ?? "", null, signal),
    ),
  );
  return useMemo(
    () =>
      article && page
        ? new Set(page.items.flatMap(({ subject, object }) => [subject.id, object?.id ?? subject.id]))
        : NOBODY,
    [article, page],
  );
}
