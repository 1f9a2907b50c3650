/** What is on screen, and its form in the address bar. Everything here survives copying the address. */

import type { Level } from "../types";

export interface View {
  q: string;
  center: string | null;
  depth: 1 | 2;
  entity: string | null;
  relation: string | null;
  article: string | null;
  claim: string | null;
  show: "graph" | "table";
  filters: Filters;
}

export interface Filters {
  kinds: string[];
  classes: string[];
  types: string[];
  statuses: string[];
  since: string;
  until: string;
  minOrigins: number;
  level: Level;
  denied: boolean;
}

export const NO_FILTERS: Filters = {
  kinds: [],
  classes: [],
  types: [],
  statuses: [],
  since: "",
  until: "",
  minOrigins: 1,
  level: "named",
  denied: false,
};

export const START: View = {
  q: "",
  center: null,
  depth: 1,
  entity: null,
  relation: null,
  article: null,
  claim: null,
  show: "graph",
  filters: NO_FILTERS,
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MAX_ORIGINS = 1000;

export function readView(search: string): View {
  const params = new URLSearchParams(search);
  const id = (name: string) => params.get(name) || null;
  return {
    q: params.get("q") ?? "",
    center: id("center"),
    depth: params.get("depth") === "2" ? 2 : 1,
    entity: id("entity"),
    relation: id("relation"),
    article: id("article"),
    claim: id("claim"),
    show: params.get("show") === "table" ? "table" : "graph",
    filters: readFilters(params),
  };
}

function readFilters(params: URLSearchParams): Filters {
  const date = (name: string) => (DATE.test(params.get(name) ?? "") ? (params.get(name) ?? "") : "");
  const list = (name: string) => (params.get(name) ?? "").split(",").filter((part) => part !== "");
  const origins = Number.parseInt(params.get("min_origins") ?? "1", 10);
  return {
    kinds: list("kind"),
    classes: list("class"),
    types: list("type"),
    statuses: list("status"),
    since: date("since"),
    until: date("until"),
    minOrigins: Number.isFinite(origins) ? Math.min(Math.max(origins, 1), MAX_ORIGINS) : 1,
    level: params.get("level") === "state" ? "state" : "named",
    denied: params.get("denied") === "shown",
  };
}

/** The query string of a view ("" for the start); only what differs from the start is written. */
export function writeView(view: View): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | null, usual = "") => {
    if (value !== null && value !== usual) params.set(name, value);
  };
  set("q", view.q);
  set("center", view.center);
  set("depth", String(view.depth), "1");
  set("entity", view.entity);
  set("relation", view.relation);
  set("article", view.article);
  set("claim", view.claim);
  set("show", view.show, "graph");
  writeFilters(view.filters, set);
  const written = params.toString().replaceAll("%2C", ",");
  return written ? `?${written}` : "";
}

function writeFilters(
  filters: Filters,
  set: (name: string, value: string | null, usual?: string) => void,
): void {
  set("kind", filters.kinds.join(","));
  set("class", filters.classes.join(","));
  set("type", filters.types.join(","));
  set("status", filters.statuses.join(","));
  set("since", filters.since);
  set("until", filters.until);
  set("min_origins", String(filters.minOrigins), "1");
  set("level", filters.level, "named");
  set("denied", filters.denied ? "shown" : "");
}

/** How many filters differ from the usual, for the button that opens them. */
export function activeFilters(filters: Filters): number {
  const lists = [filters.kinds, filters.classes, filters.types, filters.statuses].filter(
    (list) => list.length > 0,
  );
  const rest = [
    filters.since,
    filters.until,
    filters.minOrigins > 1,
    filters.level === "state",
    filters.denied,
  ];
  return lists.length + rest.filter(Boolean).length;
}
