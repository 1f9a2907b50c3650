import { useEffect, useMemo, useState } from "react";
import * as api from "./api";
import { AddArticle } from "./articles/AddArticle";
import { ArticleClaims } from "./articles/ArticleClaims";
import { EntityPanel } from "./entities/EntityPanel";
import { RelationPanel } from "./evidence/RelationPanel";
import { useGraphData } from "./graph/useGraphData";
import { OverviewPanel } from "./overview/OverviewPanel";
import { Header } from "./shell/Header";
import { SidePanel } from "./shell/SidePanel";
import { Workspace } from "./shell/Workspace";
import { useView } from "./state/navigation";
import { shown, useResource } from "./state/resource";
import { visible } from "./text/bidi";

export function App() {
  const view = useView();
  const graph = useGraphData(view);
  const marked = useActorsOf(view.article);
  const [adding, setAdding] = useState(false);
  useTitle(view.entity ?? view.center);

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
      <Header add={() => setAdding(true)} />
      <Workspace graph={graph} marked={marked} />
      <SidePanel>
        {view.relation ? (
          <RelationPanel id={view.relation} />
        ) : view.entity ? (
          <EntityPanel id={view.entity} />
        ) : view.article ? (
          <ArticleClaims id={view.article} />
        ) : (
          <OverviewPanel data={graph.data} add={() => setAdding(true)} />
        )}
      </SidePanel>
      <AddArticle open={adding} close={() => setAdding(false)} />
    </div>
  );
}

const NOBODY: ReadonlySet<string> = new Set();

/** The actors of the open article, ringed in the graph behind it. */
function useActorsOf(article: string | null): ReadonlySet<string> {
  const page = shown(
    useResource(article && `claims in ${article}`, (signal) =>
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

function useTitle(entity: string | null): void {
  const known = shown(
    useResource(entity && `entity ${entity}`, (signal) => api.entity(entity ?? "", signal)),
  );
  useEffect(() => {
    document.title = entity && known ? `${visible(known.name)} – Legation` : "Legation";
  }, [entity, known]);
}
