import { useState } from "react";
import { ArticleView } from "../articles/ArticleView";
import { FilterPanel } from "../filters/FilterPanel";
import { count } from "../format/words";
import { GraphView } from "../graph/GraphView";
import type { LoadedGraph } from "../graph/useGraphData";
import { Legend } from "../legend/Legend";
import { go, useView } from "../state/navigation";
import { activeFilters, NO_FILTERS } from "../state/view";
import { EdgeTable } from "../table/EdgeTable";
import { Empty, Failure, Loading } from "./Feedback";
import { ViewSwitch } from "./ViewSwitch";

/** The middle of the page: filters, the graph or its table, and over them the open article. */
export function Workspace({ graph, marked }: { graph: LoadedGraph; marked: ReadonlySet<string> }) {
  const view = useView();
  const [filtersOpen, setFiltersOpen] = useState(false);
  const active = activeFilters(view.filters);
  return (
    <>
      <aside className={filtersOpen ? "side-filters open" : "side-filters"} id="filters" aria-label="Filters">
        <FilterPanel />
      </aside>
      <main className="workspace" aria-label="Graph">
        <div className="toolbar">
          <button
            type="button"
            className="filters-button"
            aria-expanded={filtersOpen}
            aria-controls="filters"
            onClick={() => setFiltersOpen(!filtersOpen)}
          >
            Filters{active > 0 && <span className="number">{active}</span>}
          </button>
          <ViewSwitch />
          <Summary graph={graph} />
        </div>
        <div className="canvas">
          <div className="covered" id="relations" tabIndex={-1} inert={view.article !== null}>
            <Canvas graph={graph} marked={marked} />
          </div>
          {view.article && <ArticleView id={view.article} />}
        </div>
        {view.show === "graph" && !view.article && <Legend data={graph.data} />}
      </main>
    </>
  );
}

function Summary({ graph: { data, resource } }: { graph: LoadedGraph }) {
  if (!data) return null;
  return (
    <p className="summary" role="status">
      {resource.state === "loading"
        ? "Loading…"
        : `${count(data.nodes.length, "actor")}, ${count(data.edges.length, "relation")}`}
      {data.truncated && ". Only the most reported are shown: narrow the filters to see the others."}
    </p>
  );
}

function Canvas({ graph: { data, resource }, marked }: { graph: LoadedGraph; marked: ReadonlySet<string> }) {
  const { show, filters } = useView();
  if (resource.state === "failed") return <Failure error={resource.error} retry={resource.retry} />;
  if (!data) return <Loading what="the graph" />;
  if (data.edges.length === 0) return <NothingToShow filtered={activeFilters(filters) > 0} />;
  if (show === "table") return <EdgeTable data={data} />;
  return <GraphView data={data} marked={marked} />;
}

function NothingToShow({ filtered }: { filtered: boolean }) {
  if (!filtered) return <Empty title="No relations to show">Search for an actor, or add an article.</Empty>;
  return (
    <div className="empty">
      <strong>No relation passes the filters</strong>
      <button type="button" onClick={() => go({ filters: NO_FILTERS })}>
        Clear all filters
      </button>
    </div>
  );
}
