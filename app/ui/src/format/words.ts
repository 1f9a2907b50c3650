/** The service's names in words people read. */

import type { EdgeClass } from "../state/ontology";
import type { Change, Status } from "../types";

const WORDS: Record<string, string> = {
  igo: "intergovernmental organization",
  ngo: "non-governmental organization",
};

/** "historical_state" → "historical state". */
export function words(name: string): string {
  return WORDS[name] ?? name.replaceAll("_", " ");
}

/** "historical_state" → "Historical state". */
export function titled(name: string): string {
  const plain = words(name);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A relation type as a label: "ASSAULT" → "assault", "head_of_state" → "head of state". */
export function typeLabel(type: string): string {
  return words(type.toLowerCase());
}

export const CLASS_LABELS: Record<EdgeClass, string> = {
  verbal_cooperation: "Verbal cooperation",
  material_cooperation: "Material cooperation",
  verbal_conflict: "Verbal conflict",
  material_conflict: "Material conflict",
  standing: "Standing relation",
};

export const STATUS_LABELS: Record<Status, string> = {
  happened: "Happened",
  ongoing: "Ongoing",
  planned: "Planned",
  conditional: "Conditional",
  alleged: "Alleged",
};

export const CHANGE_LABELS: Record<Change, string> = { begin: "Began", end: "Ended" };

export function count(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString("en-GB")} ${value === 1 ? one : many}`;
}

/** "1,234" or "10,000+" where counting stopped. */
export function total(of: { value: number; relation: "eq" | "gte" }): string {
  return of.value.toLocaleString("en-GB") + (of.relation === "gte" ? "+" : "");
}
