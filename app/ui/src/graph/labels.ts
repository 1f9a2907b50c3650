/** The words on the canvas: node labels, the card of the node under the pointer, edge labels. */

import type {
  EdgeLabelDrawingFunction,
  NodeHoverDrawingFunction,
  NodeLabelDrawingFunction,
} from "sigma/rendering";
import { middle } from "./curves";
import type { Palette } from "./palette";
import { type Box, Placing } from "./placing";

const LONGEST = 34;
const NODE_TEXT = 13;
const NOTE_TEXT = 11.5;
const EDGE_TEXT = 11.5;

const shortened = (label: string): string =>
  [...label].length > LONGEST ? `${[...label].slice(0, LONGEST - 1).join("")}…` : label;

/** Draws all labels of one canvas, each clear of the others. */
export class Labels {
  readonly placing = new Placing();
  private readonly palette: () => Palette;

  constructor(palette: () => Palette) {
    this.palette = palette;
  }

  readonly node: NodeLabelDrawingFunction = (context, data) => {
    if (!data.label) return;
    const { ground, ink, font } = this.palette();
    context.font = `${data["strong"] ? 650 : 500} ${NODE_TEXT}px ${font}`;
    const text = shortened(data.label);
    const place = this.placing.beside(data, context.measureText(text).width, NODE_TEXT + 2);
    const baseline = place.top + NODE_TEXT - 1.5;
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.strokeStyle = ground;
    context.strokeText(text, place.left, baseline);
    context.fillStyle = ink;
    context.fillText(text, place.left, baseline);
  };

  readonly card: NodeHoverDrawingFunction = (context, data) => {
    if (!data.label) return;
    const palette = this.palette();
    const [name, note] = [shortened(data.label), String(data["note"] ?? "")];
    const [nameFont, noteFont] = [`650 ${NODE_TEXT}px ${palette.font}`, `450 ${NOTE_TEXT}px ${palette.font}`];
    const width = Math.max(widthOf(context, name, nameFont), widthOf(context, note, noteFont)) + 16;
    const right = data.x + data.size + 2;
    const left = right + width > context.canvas.clientWidth ? data.x - data.size - 2 - width : right;
    const top = data.y - 20;
    card(context, { left, top, width, height: 40 }, 6, palette);
    write(context, name, left + 8, top + 17, nameFont, palette.ink);
    write(context, note, left + 8, top + 32, noteFont, palette.softInk);
  };

  readonly edge: EdgeLabelDrawingFunction = (context, data, source, target) => {
    if (!data.label) return;
    const palette = this.palette();
    const font = `500 ${EDGE_TEXT}px ${palette.font}`;
    const [width, height] = [widthOf(context, data.label, font) + 12, EDGE_TEXT + 8];
    const distance = Math.hypot(target.x - source.x, target.y - source.y) - source.size - target.size;
    const short = distance < width + 24;
    const at = middle(source, target, Number(data["curvature"] ?? 0));
    // An edge too short for its label carries it above, and only when it is the one looked at.
    const place = { left: at.x - width / 2, top: at.y - height / 2 - (short ? height : 0), width, height };
    if (!data["opened"] && (short || !this.placing.take(place))) return;
    card(context, place, height / 2, palette);
    write(context, data.label, place.left + 6, place.top + height / 2 + EDGE_TEXT / 3, font, palette.ink);
  };
}

function widthOf(context: CanvasRenderingContext2D, text: string, font: string): number {
  context.font = font;
  return context.measureText(text).width;
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  font: string,
  ink: string,
): void {
  context.font = font;
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

function card(context: CanvasRenderingContext2D, at: Box, radius: number, palette: Palette): void {
  context.beginPath();
  context.roundRect(at.left, at.top, at.width, at.height, radius);
  context.fillStyle = palette.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = palette.border;
  context.stroke();
}
