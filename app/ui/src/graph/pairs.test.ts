import { expect, test } from "vitest";
import type { Ontology } from "../state/ontology";
import type { GraphNode, Relation } from "../types";
import { pairsOf, tiesOf } from "./pairs";

const CLASSES: Record<string, ReturnType<Ontology["classOf"]>> = {
  AID: "material_cooperation",
  ACCUSE: "verbal_conflict",
  ASSAULT: "material_conflict",
};
const ontology: Ontology = {
  types: [],
  get: () => undefined,
  classOf: (type) => CLASSES[type] ?? "standing",
};
const node = (id: string) => ({ id, name: id, kind: "country" }) as GraphNode;
const relation = (type: string, from: string, to: string | null, more: Partial<Relation> = {}) =>
  ({
    ...{ id: `${from} ${type} ${to}`, type, subject: node(from), object: to ? node(to) : null },
    ...{ claim_count: 1, origin_count: 1, asserted: true, disputed: false, statuses: { happened: 1 } },
    ...more,
  }) as Relation;
const of = (...edges: Relation[]) =>
  pairsOf({ nodes: ["a", "b", "c"].map(node), edges, truncated: false }, ontology);

test("all relations of two actors are one pair, whichever way they go", () => {
  const [pair, ...rest] = of(relation("AID", "a", "b", { claim_count: 2 }), relation("ACCUSE", "b", "a"));
  expect(rest).toEqual([]);
  expect(pair).toMatchObject({ key: "a|b", claims: 3, forward: true, backward: true });
  expect(pair?.relations.map(({ type }) => type)).toEqual(["AID", "ACCUSE"]);
});

test("its width is by independent sources, not by how often it was reprinted", () => {
  expect(of(relation("AID", "a", "b", { claim_count: 40, origin_count: 2 }))[0]?.origins).toBe(2);
});

test("its tone is the balance of cooperation and conflict; what nobody affirms has no say", () => {
  expect(of(relation("AID", "a", "b"))[0]?.tone).toBe(1);
  expect(of(relation("AID", "a", "b"), relation("ASSAULT", "a", "b"))[0]?.tone).toBe(0);
  expect(of(relation("AID", "a", "b"), relation("ASSAULT", "a", "b", { asserted: false }))[0]?.tone).toBe(1);
  expect(of(relation("member_of", "a", "b"))[0]?.tone).toBeNull();
});

test("a dispute is told before all; a plan is never drawn as a deed", () => {
  expect(of(relation("AID", "a", "b"), relation("ASSAULT", "a", "b", { disputed: true }))[0]?.truth).toBe(
    "disputed",
  );
  expect(of(relation("AID", "a", "b", { statuses: { planned: 3 } }))[0]?.truth).toBe("planned");
  expect(of(relation("AID", "a", "b", { asserted: false }))[0]?.truth).toBe("denied");
});

test("what has no second actor in the drawing is no pair", () => {
  expect(of(relation("ASSAULT", "a", null), relation("AID", "a", "z"), relation("AID", "a", "a"))).toEqual(
    [],
  );
});

test("ties go both ways", () => {
  const ties = tiesOf(of(relation("AID", "a", "b"), relation("AID", "c", "b")));
  expect([...(ties.get("b") ?? [])].sort()).toEqual(["a", "c"]);
  expect([...(ties.get("a") ?? [])]).toEqual(["b"]);
});
