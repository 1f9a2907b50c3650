/** The only place that talks to the service. A parameter or route the service does not describe does not compile. */

import createClient from "openapi-fetch";
import type { paths } from "./openapi";
import { ApiError, problemIn, UNREACHABLE } from "./problems";
import type { Clock, Period, Rests } from "./state/view";
import type {
  Article,
  Basis,
  Claim,
  Decision,
  Duplicate,
  Happening,
  Level,
  Page,
  Quotation,
  Status,
} from "./types";

type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

const ROOT = new URL(".", document.baseURI).href;
const client = createClient<paths>({ baseUrl: ROOT, headers: { Accept: "application/json" } });

/** What narrows graphs and lists of relations, as the service takes it. */
export interface RelationFilter {
  level: Level;
  types: readonly string[];
  statuses: readonly string[];
  kinds: readonly string[];
  since: string;
  until: string;
  clock: Clock;
  minOrigins: number;
  minScore: number;
  denied: boolean;
  basis: Rests;
}

const BASES: Record<Rests, Basis[]> = {
  stated: ["stated"],
  inferred: ["document", "rule"],
  both: ["stated", "document", "rule"],
};

/** The formats in which the service writes files. */
export type ExportFormat = paths["/v1/exports/{format}"]["get"]["parameters"]["path"]["format"];

/** Where the service sends what passes the filter as a file. Sources and kinds of actors do not narrow files. */
export function exportAddress(format: ExportFormat, filter: RelationFilter): string {
  const asked: Query<"/v1/exports/{format}"> = {
    ...ofClaims(filter),
    level: filter.level,
    denied: filter.denied,
    basis: BASES[filter.basis],
  };
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== null && each !== undefined && each !== "") written.append(name, String(each));
  return `${ROOT}v1/exports/${format}?${written}`;
}

/** What is known of an article beside its text. */
export interface AboutArticle {
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: string | null;
}

/** An article sent in, and whether the service had it before. */
export interface Added {
  article: Article;
  before: boolean;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What was asked for, as JSON: lists come as lines and tables too. Throws ApiError in words for people; an abort stays one. */
async function value<T>(asked: Promise<Answer<T>>): Promise<Exclude<T, string>> {
  return (await answered(asked)).data as Exclude<T, string>;
}

async function answered<T>(asked: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await asked.catch((error: unknown) => {
    throw error instanceof DOMException && error.name === "AbortError" ? error : UNREACHABLE;
  });
  if (answer.error !== undefined || !answer.response.ok)
    throw problemIn(answer.error, answer.response.status);
  return answer;
}

/** The typed client forgets that a span has exactly two ends; the description of the service says so. */
const exactly = <T>(asked: Promise<Answer<unknown>>): Promise<T> => value(asked) as Promise<T>;

const at = (id: string) => ({ path: { id } });
const given = (signal?: AbortSignal) => (signal ? { signal } : {});

function ofClaims(filter: RelationFilter) {
  return {
    type: [...filter.types] as NonNullable<Query<"/v1/graph">["type"]>,
    status: [...filter.statuses] as Status[],
    ...during(filter),
    min_score: filter.minScore,
  };
}

function during({ since, until, clock }: Period) {
  const [from, before] = [since || null, until || null];
  return clock === "event"
    ? { since: from, until: before }
    : { reported_since: from, reported_until: before };
}

export const ontology = (signal?: AbortSignal) => value(client.GET("/v1/ontology", given(signal)));

export const stats = (signal?: AbortSignal) => value(client.GET("/v1/stats", given(signal)));

export const findEntities = (q: string | null, limit: number, signal?: AbortSignal) =>
  value(client.GET("/v1/entities", { params: { query: { q, limit } }, ...given(signal) }));

export const entity = (id: string, signal?: AbortSignal) =>
  value(client.GET("/v1/entities/{id}", { params: at(id), ...given(signal) }));

export const entityRelations = (
  id: string,
  { level, basis }: Pick<RelationFilter, "level" | "basis">,
  period: Period,
  cursor: string | null,
  signal?: AbortSignal,
) =>
  value(
    client.GET("/v1/entities/{id}/relations", {
      params: { ...at(id), query: { level, basis: BASES[basis], ...during(period), cursor, limit: 100 } },
      ...given(signal),
    }),
  );

export const relation = (id: string, signal?: AbortSignal) =>
  value(client.GET("/v1/relations/{id}", { params: at(id), ...given(signal) }));

export const relationsBetween = (
  a: string,
  b: string,
  { level, basis }: Pick<RelationFilter, "level" | "basis">,
  period: Period,
  signal?: AbortSignal,
) =>
  value(
    client.GET("/v1/relations", {
      params: {
        query: { between: `${a},${b}`, level, basis: BASES[basis], ...during(period), limit: 100 },
      },
      ...given(signal),
    }),
  );

/** What some affirm and some deny, in the whole store. */
export const disputes = (period: Period, limit: number, signal?: AbortSignal) =>
  value(
    client.GET("/v1/disputes", {
      params: { query: { level: "named", ...during(period), limit } },
      ...given(signal),
    }),
  );

/** What happened month by month, to anybody or around one, whatever the period chosen. */
export const histogram = (entity: string | null, filter: RelationFilter, signal?: AbortSignal) =>
  value(
    client.GET("/v1/histogram", {
      params: {
        query: {
          ...ofClaims({ ...filter, since: "", until: "" }),
          ...{ entity, level: filter.level, clock: filter.clock, bucket: "month", by: "quad_class" },
          ...{ min_origins: filter.minOrigins, denied: filter.denied },
        },
      },
      ...given(signal),
    }),
  );

export const graph = (
  centers: readonly string[],
  depth: number,
  filter: RelationFilter,
  limit: number,
  signal?: AbortSignal,
) =>
  value(
    client.GET("/v1/graph", {
      params: {
        query: {
          ...ofClaims(filter),
          center: [...centers],
          depth,
          level: filter.level,
          kind: [...filter.kinds] as NonNullable<Query<"/v1/graph">["kind"]>,
          min_origins: filter.minOrigins,
          denied: filter.denied,
          basis: BASES[filter.basis],
          limit,
        },
      },
      ...given(signal),
    }),
  );

/** What the first does to the second, month by month; months in which nothing happened are left out. */
export const series = (a: string, b: string, level: Level, signal?: AbortSignal) =>
  value(
    client.GET("/v1/dyads/{a}/{b}/series", {
      params: { path: { a, b }, query: { level, bucket: "month", by: "quad_class", min_score: 0.5 } },
      ...given(signal),
    }),
  );

/** Who did what to whom: the ends and the type that happenings are asked for. */
export type HappeningQuery = Pick<
  Query<"/v1/events">,
  "subject" | "object" | "between" | "type" | "level" | "order"
>;

/** What happened, each happening once, newest first. */
export const events = (
  of: HappeningQuery,
  period: Period,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<Page<Happening>> =>
  value(
    client.GET("/v1/events", {
      params: { query: { ...of, ...during(period), groups: true, denied: true, cursor, limit: 50 } },
      ...given(signal),
    }),
  );

export const event = (id: string, signal?: AbortSignal) =>
  value(client.GET("/v1/events/{id}", { params: at(id), ...given(signal) }));

export const eventClaims = (id: string, cursor: string | null, signal?: AbortSignal) =>
  exactly<Page<Claim>>(
    client.GET("/v1/events/{id}/claims", {
      params: { ...at(id), query: { cursor, limit: 200 } },
      ...given(signal),
    }),
  );

/** The actors beside one, most claims first, with the relations to each. */
export const neighbours = (id: string, filter: RelationFilter, signal?: AbortSignal) =>
  value(
    client.GET("/v1/entities/{id}/neighbors", {
      params: { ...at(id), query: { ...ofClaims(filter), level: filter.level, limit: 200 } },
      ...given(signal),
    }),
  );

export const relationClaims = (id: string, period: Period, cursor: string | null, signal?: AbortSignal) =>
  exactly<Page<Claim>>(
    client.GET("/v1/relations/{id}/claims", {
      params: { ...at(id), query: { ...during(period), cursor, limit: 100 } },
      ...given(signal),
    }),
  );

export const articleClaims = (article: string, cursor: string | null, signal?: AbortSignal) =>
  exactly<Page<Claim>>(
    client.GET("/v1/claims", { params: { query: { article, cursor, limit: 200 } }, ...given(signal) }),
  );

export const claim = (id: string, signal?: AbortSignal) =>
  exactly<Claim>(client.GET("/v1/claims/{id}", { params: at(id), ...given(signal) }));

/** What was said lies in time where it was reported. */
export const quotations = (
  speaker: string,
  { since, until }: Period,
  cursor: string | null,
  signal?: AbortSignal,
) =>
  exactly<Page<Quotation>>(
    client.GET("/v1/quotations", {
      params: { query: { speaker, since: since || null, until: until || null, cursor, limit: 20 } },
      ...given(signal),
    }),
  );

export const articles = (cursor: string | null, limit: number, signal?: AbortSignal) =>
  value(client.GET("/v1/articles", { params: { query: { cursor, limit } }, ...given(signal) }));

export const article = (id: string, signal?: AbortSignal) =>
  value(client.GET("/v1/articles/{id}", { params: at(id), ...given(signal) }));

/** Two actors are one: all that is known of the first counts for the second. */
export const mergeEntities = (id: string, into: string, reason: string | null): Promise<Decision> =>
  value(client.POST("/v1/entities/{id}/merge", { params: at(id), body: { into, reason } }));

/** Two actors are not one, however alike their names. */
export const tellApart = (id: string, from: string, reason: string | null): Promise<Decision> =>
  value(client.POST("/v1/entities/{id}/distinct", { params: at(id), body: { from, reason } }));

export const renameEntity = (id: string, name: string, reason: string | null): Promise<Decision> =>
  value(client.POST("/v1/entities/{id}/rename", { params: at(id), body: { name, reason } }));

/** A claim is what its article says, or it is wrong. */
export const judgeClaim = (
  verdict: "confirm" | "reject",
  id: string,
  reason: string | null,
): Promise<Decision> =>
  value(
    verdict === "confirm"
      ? client.POST("/v1/claims/{id}/confirm", { params: at(id), body: { reason } })
      : client.POST("/v1/claims/{id}/reject", { params: at(id), body: { reason } }),
  );

export const undoDecision = (id: string): Promise<unknown> =>
  answered(client.POST("/v1/decisions/{id}/undo", { params: at(id) }));

/** Who decided what, when and why, newest first. */
export const decisions = (cursor: string | null, signal?: AbortSignal): Promise<Page<Decision>> =>
  value(client.GET("/v1/decisions", { params: { query: { cursor, limit: 50 } }, ...given(signal) }));

export const likelyDuplicates = (cursor: string | null, signal?: AbortSignal): Promise<Page<Duplicate>> =>
  value(client.GET("/v1/review/duplicates", { params: { query: { cursor, limit: 20 } }, ...given(signal) }));

export const doubtfulClaims = (cursor: string | null, signal?: AbortSignal) =>
  exactly<Page<Claim>>(
    client.GET("/v1/review/claims", { params: { query: { cursor, limit: 20 } }, ...given(signal) }),
  );

/** The description of this route leaves its bodies to two media types, which the typed client cannot choose between. */
async function send(init: RequestInit): Promise<Added> {
  let response: Response;
  try {
    response = await fetch(`${ROOT}v1/articles`, { method: "POST", ...init });
  } catch {
    throw UNREACHABLE;
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemIn(body, response.status);
  return { article: body as Article, before: response.status === 200 };
}

export const addArticle = (sent: AboutArticle & { text: string }): Promise<Added> =>
  send({ headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) });

/** A page the service fetches itself, where it is allowed to. */
export const addAddress = ({ url, title, outlet, published }: AboutArticle): Promise<Added> =>
  send({
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url, title, outlet, published }),
  });

export function uploadArticle(file: File, about: AboutArticle): Promise<Added> {
  const body = new FormData();
  body.set("file", file);
  for (const [name, written] of Object.entries(about)) if (written !== null) body.set(name, written);
  return send({ body });
}

export { ApiError };
