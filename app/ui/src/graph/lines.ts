/** How each class of edge looks: a colour, and a line style that says the same without colour. */

import type { EdgeClass } from "../state/ontology";

/** The numbers the shader knows. */
export const LINE_STYLES = { solid: 0, dotted: 1, dashed: 2, barbed: 3 } as const;
export type LineStyle = keyof typeof LINE_STYLES;

export interface LineLook {
  style: LineStyle;
  weight: number;
  color: string;
}

export const LINE_LOOKS: Record<EdgeClass, LineLook> = {
  material_cooperation: { style: "solid", weight: 2.2, color: "--line-material-cooperation" },
  verbal_cooperation: { style: "dotted", weight: 2, color: "--line-verbal-cooperation" },
  verbal_conflict: { style: "dashed", weight: 1.8, color: "--line-verbal-conflict" },
  material_conflict: { style: "barbed", weight: 1.7, color: "--line-material-conflict" },
  standing: { style: "solid", weight: 1.1, color: "--line-standing" },
};
