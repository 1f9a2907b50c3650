/** Filters as questions to the service, and the part of them that is applied here. */

import type { GraphData } from "../graph/model";
import type { Ontology } from "../state/ontology";
import type { Filters } from "../state/view";

/** The relation types asked for: those named, and all of the chosen classes. Empty asks for all. */
export function askedTypes(filters: Filters, ontology: Ontology): string[] {
  const classes = new Set(filters.classes);
  const ofClasses = ontology.types
    .map((type) => type.name)
    .filter((name) => classes.has(ontology.classOf(name)));
  return [...new Set([...filters.types, ...ofClasses])].sort();
}

/** Edges and nodes that pass; the centre always stays. */
export function admit(data: GraphData, filters: Filters, center: string | null): GraphData {
  const kinds = new Set(filters.kinds);
  const admits = (end: { id: string; kind: string }) =>
    kinds.size === 0 || kinds.has(end.kind) || end.id === center;
  const edges = data.edges.filter(
    (edge) =>
      (filters.denied || edge.asserted) &&
      admits(edge.subject) &&
      (edge.object === null || admits(edge.object)),
  );
  const used = new Set(edges.flatMap((edge) => [edge.subject.id, edge.object?.id]));
  return { ...data, edges, nodes: data.nodes.filter((node) => used.has(node.id) || node.id === center) };
}
