/** The words on the canvas: node labels, the card of the node under the pointer, edge labels. */

import type {
  EdgeLabelDrawingFunction,
  NodeHoverDrawingFunction,
  NodeLabelDrawingFunction,
} from "sigma/rendering";
import { middle } from "./curves";
import type { Palette } from "./palette";

const LABEL_GAP = 5;
const LONGEST = 34;

export const shortened = (label: string): string =>
  [...label].length > LONGEST ? `${[...label].slice(0, LONGEST - 1).join("")}…` : label;

export function nodeLabel(palette: () => Palette): NodeLabelDrawingFunction {
  return (context, data, settings) => {
    if (!data.label) return;
    const { ground, ink, font } = palette();
    context.font = `${data["strong"] ? 650 : 500} ${settings.labelSize}px ${font}`;
    const text = shortened(data.label);
    const [x, y] = [besideNode(context, data, text), data.y + settings.labelSize / 3];
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = ground;
    context.strokeText(text, x, y);
    context.fillStyle = ink;
    context.fillText(text, x, y);
  };
}

/** To the right of the node, or to its left where the canvas ends. */
function besideNode(
  context: CanvasRenderingContext2D,
  at: { x: number; size: number },
  text: string,
): number {
  const width = context.measureText(text).width;
  const right = at.x + at.size + LABEL_GAP;
  return right + width > context.canvas.clientWidth - 4 ? at.x - at.size - LABEL_GAP - width : right;
}

export function nodeCard(palette: () => Palette): NodeHoverDrawingFunction {
  return (context, data, settings) => {
    if (!data.label) return;
    const colors = palette();
    const [name, note] = [shortened(data.label), String(data["note"] ?? "")];
    context.font = `650 ${settings.labelSize}px ${colors.font}`;
    const nameWidth = context.measureText(name).width;
    context.font = `450 ${settings.labelSize - 1.5}px ${colors.font}`;
    const width = Math.max(nameWidth, context.measureText(note).width) + 16;
    const [left, top] = [data.x + data.size + LABEL_GAP - 4, data.y - 20];
    box(context, { left, top, width, height: 40, radius: 6 }, colors);
    context.fillStyle = colors.ink;
    context.font = `650 ${settings.labelSize}px ${colors.font}`;
    context.fillText(name, left + 8, top + 17);
    context.fillStyle = colors.softInk;
    context.font = `450 ${settings.labelSize - 1.5}px ${colors.font}`;
    context.fillText(note, left + 8, top + 32);
  };
}

/** Edge labels keep off each other; the opened edge's label is drawn whatever is in the way. */
export class EdgeLabels {
  private drawn: Box[] = [];

  /** Before every frame. */
  clear(): void {
    this.drawn = [];
  }

  draw(palette: Palette): EdgeLabelDrawingFunction {
    return (context, data, source, target, settings) => {
      if (!data.label) return;
      context.font = `500 ${settings.edgeLabelSize}px ${palette.font}`;
      const size = { width: context.measureText(data.label).width + 12, height: settings.edgeLabelSize + 8 };
      const distance = Math.hypot(target.x - source.x, target.y - source.y) - source.size - target.size;
      const short = distance < size.width + 24;
      const at = middle(source, target, Number(data["curvature"] ?? 0));
      const place = placed(at, size, short ? size.height : 0);
      if (!data["opened"] && (short || this.drawn.some((other) => overlap(other, place)))) return;
      this.drawn.push(place);
      box(context, place, palette);
      context.fillStyle = palette.ink;
      context.fillText(data.label, place.left + 6, place.top + place.height / 2 + settings.edgeLabelSize / 3);
    };
  }
}

/** A pill around a point, moved up out of the way by `lift`. */
function placed(
  at: { x: number; y: number },
  { width, height }: { width: number; height: number },
  lift: number,
): Box {
  return { left: at.x - width / 2, top: at.y - height / 2 - lift, width, height, radius: height / 2 };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
  radius: number;
}

function box(context: CanvasRenderingContext2D, of: Box, colors: Palette): void {
  context.beginPath();
  context.roundRect(of.left, of.top, of.width, of.height, of.radius);
  context.fillStyle = colors.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colors.border;
  context.stroke();
}
