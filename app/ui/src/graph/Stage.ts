/** The canvas: holds sigma, takes a graph and what is selected, tells what was clicked. */

import Sigma from "sigma";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import { animateNodes } from "sigma/utils";
import { words } from "../format/words";
import type { EdgeClass } from "../state/ontology";
import { EdgeProgram } from "./EdgeProgram";
import { type Focus, focusOn, type Pointed } from "./focus";
import { Labels } from "./labels";
import type { Positions } from "./layout";
import type { Drawn, EdgeAttributes, NodeAttributes } from "./model";
import { NodeProgram } from "./NodeProgram";
import { faded, type Palette, readPalette } from "./palette";
import type { Disc } from "./placing";

export interface StageEvents {
  node: (id: string) => void;
  recenter: (id: string) => void;
  edge: (id: string) => void;
  nothing: () => void;
}

export interface Selection extends Pointed {
  center: string | null;
  /** Nodes to ring: the actors of the article that is open. */
  marked: ReadonlySet<string>;
}

const CLEAR = "rgba(0,0,0,0)";
const FEW_EDGES = 14;
const ANIMATION_MS = 450;

export class Stage {
  private readonly sigma: Sigma<NodeAttributes, EdgeAttributes>;
  private palette: Palette = readPalette();
  private pointed: Pointed = { node: null, edge: null };
  private selection: Selection = { node: null, edge: null, center: null, marked: new Set() };
  private focus: Focus | null = null;
  private readonly labels = new Labels(() => this.palette);
  private stopAnimation: () => void = () => {};

  constructor(container: HTMLElement, graph: Drawn, events: StageEvents) {
    this.sigma = new Sigma<NodeAttributes, EdgeAttributes>(graph, container, {
      nodeProgramClasses: { entity: NodeProgram as never },
      edgeProgramClasses: { relation: EdgeProgram as never },
      defaultNodeType: "entity",
      defaultEdgeType: "relation",
      enableEdgeEvents: true,
      renderEdgeLabels: true,
      zIndex: true,
      allowInvalidContainer: true,
      labelDensity: 1.4,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 4,
      stagePadding: 60,
      minCameraRatio: 0.08,
      maxCameraRatio: 3,
      doubleClickZoomingRatio: 1,
      defaultDrawNodeLabel: this.labels.node as never,
      defaultDrawNodeHover: this.labels.card as never,
      defaultDrawEdgeLabel: this.labels.edge as never,
      nodeReducer: (node, data) => this.paintNode(node, data),
      edgeReducer: (edge, data) => this.paintEdge(edge, data),
    });
    this.listen(container, events);
  }

  /** Show another graph; nodes that stay glide to their new places unless motion is unwelcome. */
  show(graph: Drawn, still: boolean): void {
    this.stopAnimation();
    const before = this.positions();
    const targets: Positions = {};
    graph.forEachNode((node, { x, y }) => {
      targets[node] = { x, y };
      const from = before[node];
      if (from && !still) graph.mergeNodeAttributes(node, from);
    });
    this.pointed = { node: null, edge: null };
    this.sigma.setGraph(graph);
    this.repaint();
    const moving = !still && Object.keys(before).some((node) => node in targets);
    if (moving)
      this.stopAnimation = animateNodes(graph, targets, { duration: ANIMATION_MS, easing: "cubicInOut" });
    else this.fit(true);
  }

  positions(): Positions {
    const found: Positions = {};
    this.graph.forEachNode((node, { x, y }) => {
      found[node] = { x, y };
    });
    return found;
  }

  select(selection: Selection): void {
    this.selection = selection;
    this.repaint();
  }

  /** Read the colours again and draw. */
  repaint(): void {
    this.palette = readPalette();
    this.refocus();
  }

  zoom(factor: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, { duration: 150 });
  }

  pan(x: number, y: number): void {
    const camera = this.sigma.getCamera();
    void camera.animate(
      { x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio },
      { duration: 100 },
    );
  }

  fit(still = false): void {
    const camera = this.sigma.getCamera();
    const whole = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
    if (still) camera.setState(whole);
    else void camera.animate(whole, { duration: 250 });
  }

  /** Where a node is on the canvas, in CSS pixels. */
  place(node: string): { x: number; y: number } | null {
    if (!this.graph.hasNode(node)) return null;
    return this.sigma.graphToViewport(this.graph.getNodeAttributes(node));
  }

  kill(): void {
    this.stopAnimation();
    this.sigma.kill();
  }

  private get graph(): Drawn {
    return this.sigma.getGraph() as Drawn;
  }

  private listen(container: HTMLElement, events: StageEvents): void {
    const point = (pointed: Pointed) => {
      this.pointed = pointed;
      container.style.cursor = pointed.node || pointed.edge ? "pointer" : "grab";
      this.refocus();
    };
    const nowhere = { node: null, edge: null };
    this.sigma.on("beforeRender", () =>
      this.labels.placing.begin(this.discs(), this.sigma.getDimensions().width),
    );
    this.sigma.on("enterNode", ({ node }) => point({ node, edge: null }));
    this.sigma.on("leaveNode", () => point(nowhere));
    this.sigma.on("enterEdge", ({ edge }) => point({ node: null, edge }));
    this.sigma.on("leaveEdge", () => point(nowhere));
    this.sigma.on("clickNode", ({ node }) => events.node(node));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      events.recenter(node);
    });
    this.sigma.on("clickEdge", ({ edge }) => events.edge(edge));
    this.sigma.on("clickStage", () => events.nothing());
  }

  /** Where the nodes are on the canvas, in CSS pixels. */
  private discs(): Disc[] {
    return this.graph.mapNodes((node, attributes) => ({
      ...this.sigma.graphToViewport(attributes),
      size: this.sigma.scaleSize(this.sigma.getNodeDisplayData(node)?.size ?? attributes.size),
    }));
  }

  private refocus(): void {
    const { node, edge } = this.pointed;
    this.focus = focusOn(this.graph, node || edge ? this.pointed : this.selection);
    this.sigma.refresh({ skipIndexation: false });
  }

  private paintNode(node: string, data: NodeAttributes): Partial<NodeDisplayData> {
    const { palette, selection, focus } = this;
    const clear = !focus || focus.nodes.has(node);
    const chosen = node === selection.node || node === selection.center;
    const color = palette.kind(data.kind);
    const ringed = selection.marked.has(node) || node === selection.node;
    return {
      ...data,
      type: "entity",
      ground: palette.ground,
      color: clear ? color : faded(color, 0.3),
      halo: ringed ? palette.accent : CLEAR,
      label: clear || chosen ? data.label : null,
      strong: chosen,
      forceLabel: chosen || (focus !== null && focus.nodes.size <= 24 && focus.nodes.has(node)),
      note: words(data.kind),
      zIndex: chosen ? 2 : clear ? 1 : 0,
    } as Partial<NodeDisplayData>;
  }

  private paintEdge(edge: string, data: EdgeAttributes): Partial<EdgeDisplayData> {
    const { palette, selection, focus } = this;
    const inFocus = focus?.edges.has(edge) ?? false;
    const opened = edge === selection.edge;
    const color = palette.line(data.edgeClass as EdgeClass);
    const alpha = focus && !inFocus ? 0.16 : data.denied ? 0.55 : 0.92;
    const labelled =
      opened || (inFocus && (focus?.edges.size ?? 0) <= FEW_EDGES) || edge === this.pointed.edge;
    return {
      ...data,
      color: faded(color, opened ? 1 : alpha),
      size: opened ? data.size + 1.5 : data.size,
      label: labelled ? data.label : null,
      forceLabel: labelled,
      opened: opened || edge === this.pointed.edge,
      zIndex: opened ? 2 : inFocus ? 1 : 0,
    } as Partial<EdgeDisplayData>;
  }
}
