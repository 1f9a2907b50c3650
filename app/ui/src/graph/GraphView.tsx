import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { count, typeLabel } from "../format/words";
import { go, useView } from "../state/navigation";
import { type Ontology, useOntology } from "../state/ontology";
import { useTheme } from "../state/theme";
import { EdgeTable } from "../table/EdgeTable";
import type { Relation } from "../types";
import { build, type GraphData, undrawn } from "./model";
import { Stage } from "./Stage";
import { useLayout } from "./useLayout";
import { ZoomButtons } from "./ZoomButtons";

const EMPTY: GraphData = { nodes: [], edges: [], truncated: false };
const STEP = 0.08;

const edgeWords = (edge: Relation): string =>
  `${typeLabel(edge.type)} · ${edge.claim_count}${edge.disputed ? " · disputed" : edge.asserted ? "" : " · denied"}`;

/** The drawn graph. Everything it shows and does, the table view shows and does too. */
export function GraphView({ data, marked }: { data: GraphData; marked: ReadonlySet<string> }) {
  const ontology = useOntology();
  const placed = useLayout(data);
  const container = useRef<HTMLDivElement>(null);
  const [undrawable, setUndrawable] = useState(false);
  const fail = useCallback(() => setUndrawable(true), []);
  const stage = useStage(container, placed, ontology, marked, fail);
  const drawn = placed?.data ?? EMPTY;

  const keys = (event: KeyboardEvent) => {
    const act = stage && KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(stage);
  };

  if (undrawable) {
    return (
      <div className="undrawable">
        <p role="status">
          This browser draws no graph: WebGL is off or was lost. Here are the same relations as a table.
        </p>
        <div>
          <EdgeTable data={data} />
        </div>
      </div>
    );
  }
  return (
    <div className="graph-view">
      <div
        ref={container}
        className="stage"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what the arrow keys move has to take the focus
        tabIndex={0}
        onKeyDown={keys}
        data-drawn={placed ? drawn.nodes.length : undefined}
        aria-label={`Graph of ${count(drawn.nodes.length, "actor")} and ${count(drawn.edges.length, "relation")}. Arrow keys move it, plus and minus zoom. The table view lists the same relations.`}
      />
      {stage && <ZoomButtons stage={stage} />}
    </div>
  );
}

const KEYS: Record<string, (stage: Stage) => void> = {
  ArrowLeft: (stage) => stage.pan(-STEP, 0),
  ArrowRight: (stage) => stage.pan(STEP, 0),
  ArrowUp: (stage) => stage.pan(0, STEP),
  ArrowDown: (stage) => stage.pan(0, -STEP),
  "+": (stage) => stage.zoom(1.4),
  "=": (stage) => stage.zoom(1.4),
  "-": (stage) => stage.zoom(1 / 1.4),
  "0": (stage) => stage.fit(),
};

const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");

/** Keeps one sigma alive for the component and hands it what changes. */
function useStage(
  container: React.RefObject<HTMLDivElement | null>,
  placed: ReturnType<typeof useLayout>,
  ontology: Ontology,
  marked: ReadonlySet<string>,
  fail: () => void,
): Stage | null {
  const { entity, relation, center } = useView();
  const theme = useTheme();
  const [stage, setStage] = useState<Stage | null>(null);

  useEffect(() => {
    const within = container.current;
    if (!within) return;
    const made = tried(
      fail,
      () =>
        new Stage(within, undrawn(), {
          node: (id) => go({ entity: id, relation: null, article: null, claim: null }),
          recenter: (id) => go({ center: id, entity: id, relation: null, article: null, claim: null }),
          edge: (id) => go({ relation: id, article: null, claim: null }),
          nothing: () => go({ entity: null, relation: null }),
        }),
    );
    if (!made) return;
    setStage(made);
    within.addEventListener("webglcontextlost", fail, true);
    return () => {
      within.removeEventListener("webglcontextlost", fail, true);
      made.kill();
    };
  }, [container, fail]);

  const graph = useMemo(
    () => (placed ? build(placed.data, placed.positions, ontology, edgeWords) : null),
    [placed, ontology],
  );
  useEffect(() => {
    if (stage && graph) stage.show(graph, stillness.matches);
  }, [stage, graph]);
  useEffect(() => {
    stage?.select({ node: entity, edge: relation, center, marked });
  }, [stage, entity, relation, center, marked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours change with the theme
  useEffect(() => stage?.repaint(), [stage, theme]);
  return stage;
}

/** What was made, or null where it could not be, which `fail` hears of. */
function tried<T>(fail: () => void, make: () => T): T | null {
  try {
    return make();
  } catch {
    fail();
    return null;
  }
}
