import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Camera } from "../session/address";
import type { Point } from "../session/session";
import { type Size, zoomed } from "./camera";

interface Hand {
  camera: Camera;
  size: Size;
  look: (camera: Camera) => void;
  /** A node is being pulled, and then let go, at a point of the canvas. */
  drag: (node: string, to: Point) => void;
  drop: (node: string, to: Point) => void;
}

interface Grip {
  node: string | null;
  start: Point;
  camera: Camera;
  moved: boolean;
}

const STEADY = 4;

/** Pulling nodes, pushing the drawing, the wheel, two fingers. A press that does not move stays a click. */
export function usePointer(canvas: RefObject<SVGSVGElement | null>, hand: Hand) {
  const latest = useRef(hand);
  latest.current = hand;
  const grip = useRef<Grip | null>(null);
  const fingers = useRef(new Map<number, Point>());
  const [busy, setBusy] = useState(false);

  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = canvas.current?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };

  // React's own wheel listener cannot keep the page from scrolling.
  // biome-ignore lint/correctness/useExhaustiveDependencies: everything it uses is a reference
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const { camera, size, look } = latest.current;
      look(zoomed(camera, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), at(event), size));
    };
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, []);

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    fingers.current.set(event.pointerId, at(event));
    const node = (event.target as Element).closest("[data-node]")?.getAttribute("data-node") ?? null;
    grip.current = { node, start: at(event), camera: latest.current.camera, moved: false };
  };

  const pinch = (id: number, to: Point) => {
    const { camera, size, look } = latest.current;
    const [other] = [...fingers.current].filter(([finger]) => finger !== id).map(([, point]) => point);
    const before = fingers.current.get(id);
    if (!other || !before) return;
    const apart = (point: Point) => Math.max(Math.hypot(point.x - other.x, point.y - other.y), 1);
    look(zoomed(camera, apart(to) / apart(before), other, size));
    if (grip.current) grip.current.moved = true;
  };

  const move = (event: PointerEvent) => {
    const held = grip.current;
    if (!held) return;
    const to = at(event);
    if (fingers.current.size > 1) {
      pinch(event.pointerId, to);
      fingers.current.set(event.pointerId, to);
      return;
    }
    if (!held.moved && Math.hypot(to.x - held.start.x, to.y - held.start.y) < STEADY) return;
    if (!held.moved) canvas.current?.setPointerCapture(event.pointerId);
    held.moved = true;
    setBusy(true);
    const { look, drag } = latest.current;
    if (held.node) drag(held.node, to);
    else {
      const { zoom, x, y } = held.camera;
      look({ zoom, x: x - (to.x - held.start.x) / zoom, y: y - (to.y - held.start.y) / zoom });
    }
  };

  const up = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
    const held = grip.current;
    if (fingers.current.size > 0) return;
    setBusy(false);
    if (held?.moved && held.node) latest.current.drop(held.node, at(event));
    // The click that follows belongs to the pull; a later one does not.
    window.setTimeout(() => {
      grip.current = null;
    });
  };

  return { down, move, up, busy, wasPull: () => grip.current?.moved ?? false };
}

/** The node nearest in the direction of an arrow key, seen from another: near counts, and straight ahead counts more. */
export function nextInDirection<T extends Point>(from: Point, nodes: readonly T[], key: string): T | null {
  const way = DIRECTIONS[key];
  if (!way) return null;
  let best: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const [dx, dy] = [node.x - from.x, node.y - from.y];
    const ahead = dx * way.x + dy * way.y;
    const aside = Math.abs(dx * way.y) + Math.abs(dy * way.x);
    if (ahead <= 0.5 || ahead + 2 * aside >= least) continue;
    least = ahead + 2 * aside;
    best = node;
  }
  return best;
}

const DIRECTIONS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
