/** How a relation reads between its two ends: "Russia accuses Georgia", the other way "accused by". */

import type { Ontology } from "../state/ontology";
import { typeLabel } from "./words";

type Known = Pick<Ontology, "get">;

/** Read from the subject's side. */
export function active(type: string, ontology: Known): string {
  return ontology.get(type)?.active ?? typeLabel(type);
}

/** Read from the object's side. */
export function passive(type: string, ontology: Known): string {
  return ontology.get(type)?.passive ?? typeLabel(type);
}
