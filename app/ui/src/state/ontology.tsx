/** The relation types the service knows, loaded once for the whole page. */

import { createContext, type ReactNode, useContext, useMemo } from "react";
import * as api from "../api";
import type { OntologyType } from "../types";
import { shown, useResource } from "./resource";

export type EdgeClass =
  | "standing"
  | "verbal_cooperation"
  | "material_cooperation"
  | "verbal_conflict"
  | "material_conflict";

export const EDGE_CLASSES: readonly EdgeClass[] = [
  "material_cooperation",
  "verbal_cooperation",
  "verbal_conflict",
  "material_conflict",
  "standing",
];

export interface Ontology {
  types: readonly OntologyType[];
  get: (name: string) => OntologyType | undefined;
  classOf: (name: string) => EdgeClass;
}

const EMPTY: Ontology = { types: [], get: () => undefined, classOf: () => "standing" };
const OntologyContext = createContext<Ontology>(EMPTY);

export const useOntology = (): Ontology => useContext(OntologyContext);

function build(types: readonly OntologyType[]): Ontology {
  const byName = new Map(types.map((type) => [type.name, type]));
  return {
    types,
    get: (name) => byName.get(name),
    classOf: (name) => (byName.get(name)?.quad_class ?? "standing") as EdgeClass,
  };
}

export function OntologyProvider({ children }: { children: ReactNode }) {
  const loaded = shown(useResource("ontology", api.ontology));
  const value = useMemo(() => (loaded ? build(loaded.types) : EMPTY), [loaded]);
  return <OntologyContext value={value}>{children}</OntologyContext>;
}
