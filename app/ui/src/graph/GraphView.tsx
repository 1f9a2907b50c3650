import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { count } from "../format/words";
import type { Camera } from "../session/address";
import { hide, move, type Point, pin, unfold } from "../session/session";
import { act, look, redoLast, undoLast, useSession } from "../session/store";
import { go, useView } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { fitting, inDrawing, zoomed } from "./camera";
import { GraphButtons } from "./GraphButtons";
import { GraphNode } from "./GraphNode";
import { collapse, expand, NodeBar, PairBar, useCandidates } from "./NodeBar";
import { tiesOf } from "./pairs";
import { Ribbon } from "./Ribbon";
import { RibbonLabels } from "./RibbonLabels";
import { type DrawnNode, type DrawnRibbon, focusOf, sceneOf } from "./scene";
import type { LoadedGraph } from "./useGraph";
import { nextInDirection, usePointer } from "./usePointer";
import { useSize } from "./useSize";

interface Props {
  graph: LoadedGraph;
  /** Actors to ring: those of the article that is open. */
  marked: ReadonlySet<string>;
}

/** The drawn graph, to be worked with by hand and by keyboard. Everything it shows, the table view shows too. */
export function GraphView({ graph, marked }: Props) {
  const { entity, relation, center, pair: openPair } = useView();
  const ontology = useOntology();
  const state = useSession();
  const session = state.present;
  const canvas = useRef<SVGSVGElement>(null);
  const size = useSize(canvas);
  const [camera, setCamera] = useCamera(size);
  const [pulled, setPulled] = useState<{ node: string; to: Point } | null>(null);
  const [pointed, setPointed] = useState<{ node: string | null; pair: string | null }>(NOTHING);
  const [wanted, setWanted] = useState<string | null>(null);

  const data = graph.data ?? { nodes: [], edges: [], truncated: false };
  const ties = useMemo(() => tiesOf(graph.pairs), [graph.pairs]);
  const opened = useMemo(
    () =>
      graph.pairs.find((pair) => pair.relations.some(({ id }) => id === relation))?.key ??
      openPair?.split(",").sort().join("|") ??
      null,
    [graph.pairs, relation, openPair],
  );
  const focus = useMemo(() => {
    const { node, pair } = pointed;
    return focusOf(node, pair, graph.pairs) ?? focusOf(opened ? null : entity, opened, graph.pairs);
  }, [pointed, opened, entity, graph.pairs]);
  const strong = useMemo(
    () =>
      new Set(
        [center, entity, ...(focus && focus.nodes.size <= 26 ? focus.nodes : [])].filter((id) => id !== null),
      ),
    [center, entity, focus],
  );
  const placed = useMemo(
    () => (pulled ? { ...session, places: { ...session.places, [pulled.node]: pulled.to } } : session),
    [session, pulled],
  );
  const scene = useMemo(
    () => sceneOf({ data, pairs: graph.pairs, session: placed, ties, camera, size, strong, ontology }),
    [data, graph.pairs, placed, ties, camera, size, strong, ontology],
  );

  const hand = usePointer(canvas, {
    camera,
    size,
    look: setCamera,
    drag: (node, to) => setPulled({ node, to: inDrawing(to, camera, size) }),
    drop: (node, to) => {
      setPulled(null);
      act((before) => pin(move(before, { [node]: inDrawing(to, camera, size) }), node, true));
    },
  });

  const candidates = useCandidates(wanted, graph);
  useEffect(() => {
    if (wanted === null || candidates === null) return;
    expand(wanted, candidates, graph);
    setWanted(null);
  }, [wanted, candidates, graph]);

  const choose = (target: Element) => {
    const name = (attribute: string) => target.closest(`[${attribute}]`)?.getAttribute(attribute) ?? null;
    const [more, node, pair, one] = ["data-expand", "data-node", "data-pair", "data-relation"].map(name);
    if (more) setWanted(more);
    else if (node) go({ entity: node, relation: null, article: null, claim: null });
    else if (one) go({ relation: one, article: null, claim: null });
    else if (pair) {
      act((before) => unfold(before, pair, true));
      go({ pair: pair.replace("|", ","), relation: null, article: null, claim: null });
    } else go({ entity: null, relation: null, pair: null });
  };
  const click = (event: MouseEvent) => {
    if (!hand.wasPull()) choose(event.target as Element);
  };

  const keys = (event: KeyboardEvent) => {
    const node = (event.target as Element).getAttribute("data-node");
    const done = pressed(event, {
      node,
      nodes: scene.nodes,
      center,
      focus: (id) => canvas.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(id)}"]`)?.focus(),
      open: (id) => go({ entity: id, relation: null, article: null, claim: null }),
      expand: setWanted,
      collapse: (id) => collapse(id, graph),
      zoom: (factor) => setCamera(zoomed(camera, factor, { x: size.width / 2, y: size.height / 2 }, size)),
      fit: () => setCamera(fitting(session.places, size)),
      close: () => {
        go({ entity: null, relation: null, pair: null });
      },
    });
    if (done) event.preventDefault();
  };

  const first = scene.nodes.find(({ id }) => id === (entity ?? center)) ?? scene.nodes[0];
  const chosen = scene.nodes.find(({ id }) => id === entity);
  const stateOf = (lit: boolean | undefined) => (focus ? (lit ? "lit" : "faded") : "plain");
  return (
    <div className="graph-view">
      <svg
        ref={canvas}
        className={hand.busy ? "stage busy" : "stage"}
        role="application"
        data-drawn={scene.nodes.length || undefined}
        aria-label={`Graph of ${count(scene.nodes.length, "actor")} and ${count(data.edges.length, "relation")}. Arrow keys go from actor to actor, Enter opens, E expands, C collapses, H hides, P pins, plus and minus zoom. The table view lists the same relations.`}
        onPointerDown={hand.down}
        onPointerMove={hand.move}
        onPointerUp={hand.up}
        onPointerCancel={hand.up}
        onPointerOver={(event) => setPointed(pointedAt(event.target as Element))}
        onPointerLeave={() => setPointed(NOTHING)}
        onClick={click}
        onDoubleClick={(event) => {
          const node = (event.target as Element).closest("[data-node]")?.getAttribute("data-node");
          if (node) setWanted(node);
        }}
        onKeyDown={keys}
      >
        {scene.ribbons.map((ribbon) => (
          <Ribbon
            key={ribbon.key}
            {...inkOf(ribbon)}
            of={ribbon.relation ? { "data-relation": ribbon.relation } : { "data-pair": ribbon.pair.key }}
            state={
              ribbon.relation !== null && ribbon.relation === relation
                ? "lit"
                : stateOf(
                    focus?.pairs.has(ribbon.pair.key) && (relation === null || ribbon.relation === null),
                  )
            }
          />
        ))}
        {scene.nodes.map((node) => (
          <GraphNode
            key={node.id}
            node={node}
            state={stateOf(focus?.nodes.has(node.id))}
            chosen={node.id === entity}
            marked={marked.has(node.id)}
            tabbed={node.id === first?.id}
          />
        ))}
        <RibbonLabels scene={scene} pairs={focus?.pairs ?? null} relation={relation} size={size} />
      </svg>
      <GraphButtons
        graph={graph}
        zoom={(factor) => setCamera(zoomed(camera, factor, { x: size.width / 2, y: size.height / 2 }, size))}
        fit={() => setCamera(fitting(session.places, size))}
      />
      {chosen && !opened && <NodeBar key={chosen.id} id={chosen.id} name={chosen.name} graph={graph} />}
      {opened && (
        <PairBar
          pair={opened}
          names={namesOf(opened, scene.nodes)}
          open={session.unfolded.includes(opened)}
        />
      )}
    </div>
  );
}

/** Without what a drawn ribbon knows beside its looks: React compares these, to draw anew only what changed. */
const inkOf = ({ line, width, paint, truth, toEnd, toStart, name }: DrawnRibbon) => ({
  ...{ line, width, paint, truth, toEnd, toStart, name },
});

const NOTHING = { node: null, pair: null };

function pointedAt(target: Element) {
  const node = target.closest("[data-node]")?.getAttribute("data-node") ?? null;
  const pair = target.closest("[data-pair]")?.getAttribute("data-pair") ?? null;
  return node || pair ? { node, pair } : NOTHING;
}

const namesOf = (pair: string, nodes: readonly DrawnNode[]): string =>
  pair
    .split("|")
    .map((end) => nodes.find(({ id }) => id === end)?.name ?? "")
    .join(" – ");

/** Where the camera looks: with each opening as the address has it, else at everything; then as the hand moves it. */
function useCamera(size: { width: number; height: number }): [Camera, (camera: Camera) => void] {
  const { camera, opening, present } = useSession();
  const [own, setOwn] = useState<{ camera: Camera; opening: number } | null>(null);
  const current = own?.opening === opening ? own.camera : null;
  const started = camera ?? fitting(present.places, size);
  const ready = size.width > 0 && present.shown.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes later must not move what is drawn
  useLayoutEffect(() => {
    if (!ready || current) return;
    setOwn({ camera: started, opening });
    look(started);
  }, [ready, opening]);
  const set = (next: Camera) => {
    setOwn({ camera: next, opening });
    look(next);
  };
  return [current ?? started, set];
}

interface Acts {
  node: string | null;
  nodes: readonly DrawnNode[];
  center: string | null;
  focus: (id: string) => void;
  open: (id: string) => void;
  expand: (id: string) => void;
  collapse: (id: string) => void;
  zoom: (factor: number) => void;
  fit: () => void;
  close: () => void;
}

const ZOOMS: Record<string, number> = { "+": 1.3, "=": 1.3, "-": 1 / 1.3 };

/** What a key does in the graph; whether it did something. */
function pressed(event: KeyboardEvent, acts: Acts): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const { key } = event;
  if (ZOOMS[key]) acts.zoom(ZOOMS[key]);
  else if (key === "0") acts.fit();
  else if (key === "Escape") acts.close();
  else return acts.node !== null && pressedOn(acts.node, key, acts);
  return true;
}

function pressedOn(id: string, key: string, acts: Acts): boolean {
  const onNode: Record<string, () => void> = {
    Enter: () => acts.open(id),
    " ": () => acts.open(id),
    e: () => acts.expand(id),
    c: () => acts.collapse(id),
    p: () => act((session) => pin(session, id, !session.pinned.includes(id))),
  };
  const from = acts.nodes.find((node) => node.id === id);
  const next = from && nextInDirection(from, acts.nodes, key);
  if (next) acts.focus(next.id);
  else if (key === "h" || key === "Delete") takeAway(id, acts);
  else if (onNode[key]) onNode[key]();
  else return key.startsWith("Arrow");
  return true;
}

/** The focus goes on to a neighbour in the drawing, not back to the start of the page. */
function takeAway(id: string, { nodes, focus }: Acts): void {
  const from = nodes.find((node) => node.id === id);
  const other = nodes
    .filter((node) => node.id !== id)
    .sort((a, b) => distance(a, from) - distance(b, from))[0];
  if (other) focus(other.id);
  act((session) => hide(session, [id]));
}

const distance = (a: Point, b: Point | undefined): number => (b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);

const UNWRITTEN = new Set(["checkbox", "radio", "select-one"]);

const isWriting = ({ type, value }: Partial<HTMLInputElement>): boolean =>
  !UNWRITTEN.has(type ?? "") && Boolean(value);

/** Ctrl+Z and Ctrl+Shift+Z for the whole page, but where something is written. */
export function useUndoKeys(): void {
  useEffect(() => {
    const down = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isWriting(event.target as Partial<HTMLInputElement>)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redoLast();
      else undoLast();
    };
    window.addEventListener("keydown", down);
    return () => window.removeEventListener("keydown", down);
  }, []);
}
