/** How each kind of entity looks: a family of shapes, told apart within the family by how the shape is filled. */

export type Shape = "circle" | "square" | "triangle" | "hexagon" | "diamond";
export type Fill = "full" | "ring" | "dot";

export interface KindLook {
  shape: Shape;
  fill: Fill;
  /** The CSS custom property that holds its colour. */
  color: string;
}

export const KIND_LOOKS: Record<string, KindLook> = {
  country: { shape: "circle", fill: "full", color: "--kind-state" },
  historical_state: { shape: "circle", fill: "ring", color: "--kind-state" },
  territory: { shape: "circle", fill: "dot", color: "--kind-state" },
  region: { shape: "square", fill: "ring", color: "--kind-place" },
  city: { shape: "square", fill: "full", color: "--kind-place" },
  place: { shape: "square", fill: "dot", color: "--kind-place" },
  person: { shape: "triangle", fill: "full", color: "--kind-person" },
  group: { shape: "triangle", fill: "ring", color: "--kind-person" },
  organization: { shape: "hexagon", fill: "full", color: "--kind-body" },
  agreement: { shape: "diamond", fill: "ring", color: "--kind-event" },
  event: { shape: "diamond", fill: "full", color: "--kind-event" },
};

export const KINDS: readonly string[] = Object.keys(KIND_LOOKS);

const UNKNOWN: KindLook = { shape: "circle", fill: "ring", color: "--ink-2" };

export const lookOf = (kind: string): KindLook => KIND_LOOKS[kind] ?? UNKNOWN;
