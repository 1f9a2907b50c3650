/** What is on screen, and its form in the address bar. Everything here survives copying the address. */

import type { Level } from "../types";

/** A stretch of an article's text, in code points. */
export type Stretch = readonly [start: number, end: number];

export interface View {
  center: string | null;
  entity: string | null;
  /** Two actors whose dealings are open, as "a,b". */
  pair: string | null;
  relation: string | null;
  /** A happening whose claims are open, over the pair or relation it was opened from. */
  event: string | null;
  article: string | null;
  claim: string | null;
  /** What is worked on where nothing is open: what may want a decision, or what was decided. */
  desk: Desk | null;
  /** The words of the open article that are marked, where no claim is: what somebody is quoted to say. */
  words: readonly Stretch[];
  show: "graph" | "table";
  filters: Filters;
}

export const DESKS = ["review", "decisions"] as const;
export type Desk = (typeof DESKS)[number];

export type Clock = "event" | "report";

export interface Filters {
  kinds: string[];
  classes: string[];
  types: string[];
  statuses: string[];
  since: string;
  until: string;
  /** Whether the period is of what happened or of the reports of it. */
  clock: Clock;
  minOrigins: number;
  level: Level;
  denied: boolean;
  /** With relations that are more often wrong than right. */
  weak: boolean;
  /** What relations rest on: sentences, or what follows from them and from whole texts. */
  basis: Rests;
}

export const RESTS = ["stated", "inferred", "both"] as const;
export type Rests = (typeof RESTS)[number];

/** A stretch of time by one of the two clocks; "" is open. */
export type Period = Pick<Filters, "since" | "until" | "clock">;

export const NO_FILTERS: Filters = {
  kinds: [],
  classes: [],
  types: [],
  statuses: [],
  since: "",
  until: "",
  clock: "event",
  minOrigins: 1,
  level: "named",
  denied: false,
  weak: false,
  basis: "stated",
};

export const START: View = {
  center: null,
  entity: null,
  pair: null,
  relation: null,
  event: null,
  article: null,
  claim: null,
  desk: null,
  words: [],
  show: "graph",
  filters: NO_FILTERS,
};

export type Patch = Partial<Omit<View, "filters">> & { filters?: Partial<Filters> };

/**
 * The view with the patch. What the patch leaves as it was keeps its identity, so that nothing is worked out anew;
 * marked words go with the article or claim they were marked for.
 */
export function patched(view: View, { filters, ...rest }: Patch): View {
  const moved = "article" in rest || "claim" in rest ? { words: START.words } : {};
  // An actor that is opened takes the place of a pair; whatever is opened or closed takes that of an event.
  const left = {
    ...(rest.entity && !("pair" in rest) ? { pair: null } : {}),
    ...(OPENED.some((name) => name in rest) ? { event: null } : {}),
  };
  const changed = Object.entries(filters ?? {}).some(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(view.filters[name as keyof Filters]),
  );
  return {
    ...view,
    ...moved,
    ...left,
    ...rest,
    filters: changed ? { ...view.filters, ...filters } : view.filters,
  };
}

const OPENED = ["entity", "pair", "relation"];
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MAX_ORIGINS = 1000;

export function readView(search: string): View {
  const params = new URLSearchParams(search);
  const id = (name: string) => params.get(name) || null;
  return {
    center: id("center"),
    entity: id("entity"),
    pair: /^[^,]+,[^,]+$/.test(params.get("pair") ?? "") ? params.get("pair") : null,
    relation: id("relation"),
    event: id("event"),
    article: id("article"),
    claim: id("claim"),
    desk: DESKS.find((each) => each === params.get("desk")) ?? null,
    words: readWords(params.get("words")),
    show: params.get("show") === "table" ? "table" : "graph",
    filters: readFilters(params),
  };
}

/** "10-20,31-40"; what is damaged marks nothing. */
function readWords(written: string | null): Stretch[] {
  const found = (written ?? "").split(",").map((part) => /^(\d{1,8})-(\d{1,8})$/.exec(part));
  return found.flatMap((match) => (match ? [[Number(match[1]), Number(match[2])] as const] : []));
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
    clock: params.get("clock") === "report" ? "report" : "event",
    minOrigins: Number.isFinite(origins) ? Math.min(Math.max(origins, 1), MAX_ORIGINS) : 1,
    level: params.get("level") === "state" ? "state" : "named",
    denied: params.get("denied") === "shown",
    weak: params.get("weak") === "shown",
    basis: RESTS.find((each) => each === params.get("basis")) ?? "stated",
  };
}

/** The query string of a view ("" for the start); only what differs from the start is written. */
export function writeView(view: View): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | null, usual = "") => {
    if (value !== null && value !== usual) params.set(name, value);
  };
  set("center", view.center);
  set("entity", view.entity);
  set("pair", view.pair);
  set("relation", view.relation);
  set("event", view.event);
  set("article", view.article);
  set("claim", view.claim);
  set("desk", view.desk);
  set("words", view.words.map(([start, end]) => `${start}-${end}`).join(","));
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
  set("clock", filters.clock, "event");
  set("min_origins", String(filters.minOrigins), "1");
  set("level", filters.level, "named");
  set("denied", filters.denied ? "shown" : "");
  set("weak", filters.weak ? "shown" : "");
  set("basis", filters.basis, "stated");
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
    filters.weak,
    filters.basis !== "stated",
  ];
  return lists.length + rest.filter(Boolean).length;
}
