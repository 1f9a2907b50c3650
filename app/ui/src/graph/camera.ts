/** From the drawing to the canvas and back. The camera looks at a point of the drawing, which lies in the middle. */

import type { Camera } from "../session/address";
import type { Places, Point } from "../session/session";

export interface Size {
  width: number;
  height: number;
}

const LARGEST = 4;
const SMALLEST = 0.12;
const CLOSEST_FIT = 1.15;
/** Room for names beside and below the outermost nodes. */
const MARGIN = { x: 110, y: 58 };
const SHARE = 0.13;

export const held = (zoom: number): number => Math.min(Math.max(zoom, SMALLEST), LARGEST);

export const onCanvas = (at: Point, { zoom, x, y }: Camera, { width, height }: Size): Point => ({
  x: (at.x - x) * zoom + width / 2,
  y: (at.y - y) * zoom + height / 2,
});

export const inDrawing = (at: Point, { zoom, x, y }: Camera, { width, height }: Size): Point => ({
  x: (at.x - width / 2) / zoom + x,
  y: (at.y - height / 2) / zoom + y,
});

/** Nearer or farther, with what lies at `at` of the canvas staying there. */
export function zoomed(camera: Camera, factor: number, at: Point, size: Size): Camera {
  const zoom = held(camera.zoom * factor);
  const still = inDrawing(at, camera, size);
  return { zoom, x: still.x - (at.x - size.width / 2) / zoom, y: still.y - (at.y - size.height / 2) / zoom };
}

/** On a narrow canvas the buttons at its right and the bar at its bottom take a part that names and nodes need. */
const NARROW = { below: 640, right: 48, bottom: 46 };

/** All of these in sight, and none of them under the buttons. */
export function fitting(places: Places, canvas: Size): Camera {
  const narrow = canvas.width > 0 && canvas.width < NARROW.below;
  const [right, bottom] = narrow ? [NARROW.right, NARROW.bottom] : [0, 0];
  const { zoom, x, y } = filling(places, { width: canvas.width - right, height: canvas.height - bottom });
  return { zoom, x: x + right / 2 / zoom, y: y + bottom / 2 / zoom };
}

function filling(places: Places, { width, height }: Size): Camera {
  const points = Object.values(places);
  if (points.length === 0 || width <= 0) return { zoom: 1, x: 0, y: 0 };
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const room = {
    x: Math.max(width - 2 * Math.min(MARGIN.x, SHARE * width), 120),
    y: Math.max(height - 2 * Math.min(MARGIN.y, SHARE * height), 120),
  };
  const zoom = Math.min(room.x / Math.max(right - left, 1), room.y / Math.max(bottom - top, 1), CLOSEST_FIT);
  return { zoom: held(zoom), x: (left + right) / 2, y: (top + bottom) / 2 };
}
