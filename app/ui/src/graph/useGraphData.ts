import { useMemo } from "react";
import * as api from "../api";
import { LIKELY } from "../evidence/Chips";
import { askedTypes } from "../filters/askedTypes";
import { useOntology } from "../state/ontology";
import { type Resource, shown, useResource } from "../state/resource";
import type { View } from "../state/view";
import type { GraphData } from "./model";

/** A first view that can be read: the rest is a step away. */
const MOST_NODES = 30;

export interface LoadedGraph {
  resource: Resource<GraphData>;
  /** The previous answer while a new one loads. */
  data: GraphData | null;
}

/** The graph of the view: around its centre, or the most reported actors of all. */
export function useGraphData({ center, depth, filters }: View): LoadedGraph {
  const ontology = useOntology();
  const waiting = ontology.types.length === 0;
  const asked = useMemo(
    () => ({ ...filters, types: askedTypes(filters, ontology), minScore: filters.weak ? 0 : LIKELY }),
    [filters, ontology],
  );
  const key = waiting ? null : `graph ${JSON.stringify([center, depth, asked])}`;
  const resource = useResource(key, (signal) =>
    api.graph(center ? [center] : [], depth, asked, MOST_NODES, signal),
  );
  return { resource, data: shown(resource) };
}
