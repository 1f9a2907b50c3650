import { expect, test } from "vitest";
import type { OntologyType } from "../types";
import { active, passive } from "./verbs";

const accuse = { name: "ACCUSE", active: "accuses", passive: "accused by" } as OntologyType;
const ontology = { get: (name: string) => (name === accuse.name ? accuse : undefined) };

test("a relation reads as the service words it, from either side", () => {
  expect(active("ACCUSE", ontology)).toBe("accuses");
  expect(passive("ACCUSE", ontology)).toBe("accused by");
});

test("until the types are loaded a relation is called by its name", () => {
  expect(active("head_of_state", ontology)).toBe("head of state");
  expect(passive("head_of_state", ontology)).toBe("head of state");
});
