import type { Ontology } from "../state/ontology";
import type { Filters } from "../state/view";

/** The relation types to ask the service for: those named, and all of the chosen classes. None asks for all. */
export function askedTypes(filters: Filters, ontology: Ontology): string[] {
  const classes = new Set(filters.classes);
  const ofClasses = ontology.types
    .map((type) => type.name)
    .filter((name) => classes.has(ontology.classOf(name)));
  return [...new Set([...filters.types, ...ofClasses])].sort();
}
