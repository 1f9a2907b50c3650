import { useState } from "react";
import { ArticleView } from "../articles/ArticleView";
import { LIKELY } from "../evidence/Chips";
import { FilterPanel } from "../filters/FilterPanel";
import { count } from "../format/words";
import { GraphView } from "../graph/GraphView";
import type { LoadedGraph } from "../graph/useGraph";
import { go, useView } from "../state/navigation";
import { activeFilters, type Filters, NO_FILTERS } from "../state/view";
import { EdgeTable } from "../table/EdgeTable";
import { TakeAway } from "../taking/TakeAway";
import { TimeBar } from "../time/TimeBar";
import { ErrorBoundary } from "./ErrorBoundary";
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
        <FilterPanel all={graph.all} />
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
            Legend and filters{active > 0 && <span className="number">{active}</span>}
          </button>
          <ViewSwitch />
          <Summary graph={graph} />
          <ToCheck graph={graph} />
          <TakeAway filter={graph.filter} />
        </div>
        <div className="canvas">
          <div className="covered" id="relations" tabIndex={-1} inert={view.article !== null}>
            <Canvas graph={graph} marked={marked} />
          </div>
          {view.article && <ArticleView id={view.article} />}
        </div>
        <TimeBar filter={graph.filter} />
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
    </p>
  );
}

/** Relations more often wrong than right are not drawn unless asked for; how many there are is always told. */
function ToCheck({ graph: { all } }: { graph: LoadedGraph }) {
  const { filters } = useView();
  const weak = all?.edges.filter(({ score }) => score < LIKELY).length ?? 0;
  if (weak === 0 && !filters.weak) return null;
  return (
    <button
      type="button"
      className="to-check"
      aria-pressed={filters.weak}
      title="Relations among these actors that are more often wrong than right"
      onClick={() => go({ filters: { weak: !filters.weak } })}
    >
      {filters.weak ? `Hide ${weak} to check` : `Also show ${weak} to check`}
    </button>
  );
}

function Canvas({ graph, marked }: { graph: LoadedGraph; marked: ReadonlySet<string> }) {
  const { show, filters } = useView();
  const { data, resource } = graph;
  if (resource.state === "failed") return <Failure error={resource.error} retry={resource.retry} />;
  if (!data) return <Loading what="the graph" />;
  if (data.nodes.length === 0) return <NothingToShow filtered={activeFilters(filters) > 0} />;
  if (show === "table") return <EdgeTable data={data} />;
  return (
    <ErrorBoundary what="The graph cannot be drawn; the table shows the same">
      <GraphView graph={graph} marked={marked} />
      {data.edges.length === 0 && <p className="nothing-drawn">{nothingOf(filters)}</p>}
    </ErrorBoundary>
  );
}

const nothingOf = (filters: Filters): string =>
  activeFilters(filters) > 0
    ? "No relation among these passes the filters."
    : "Nothing is told of these among themselves.";

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
