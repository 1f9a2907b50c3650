import { useMemo } from "react";
import * as api from "../api";
import { admit, askedTypes } from "../filters/admit";
import { useOntology } from "../state/ontology";
import { type Resource, shown, useResource } from "../state/resource";
import type { View } from "../state/view";
import type { EntityRef, Relation } from "../types";
import type { GraphData } from "./model";

const MOST_EDGES = 200;

export interface LoadedGraph {
  resource: Resource<GraphData>;
  /** What passes the filters; the previous answer while a new one loads. */
  data: GraphData | null;
}

/** The graph of the view: around its centre, or the most reported relations of all. */
export function useGraphData({ center, depth, filters }: View): LoadedGraph {
  const ontology = useOntology();
  const types = askedTypes(filters, ontology);
  const waiting = ontology.types.length === 0;
  const asked = { ...filters, types };
  const key = waiting ? null : `graph ${JSON.stringify([center, depth, asked])}`;
  const resource = useResource(key, (signal) =>
    center ? api.graph(center, depth, asked, MOST_EDGES, signal) : overview(asked, signal),
  );
  const loaded = shown(resource);
  const data = useMemo(() => (loaded ? admit(loaded, filters, center) : null), [loaded, filters, center]);
  return { resource, data };
}

async function overview(filter: api.RelationFilter, signal: AbortSignal): Promise<GraphData> {
  const page = await api.topRelations(filter, MOST_EDGES, signal);
  return { nodes: ends(page.items), edges: page.items, truncated: page.next_cursor !== null };
}

function ends(relations: readonly Relation[]): EntityRef[] {
  const found = new Map<string, EntityRef>();
  for (const { subject, object } of relations) {
    found.set(subject.id, subject);
    if (object) found.set(object.id, object);
  }
  return [...found.values()];
}
