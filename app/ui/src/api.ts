/** The only place that talks to the service. */

import type { Article, Claim, Entity, EntityDetail, OntologyType, Page, Quotation, Relation } from "./types";

/** An RFC 9457 problem, or the failure to reach the service at all. */
export class ApiError extends Error {
  readonly title: string;
  readonly status: number;

  constructor(title: string, detail: string, status: number) {
    super(detail);
    this.title = title;
    this.status = status;
  }
}

type Value = string | number | boolean | null | undefined | readonly string[];

export interface RelationFilter {
  level: string;
  types: readonly string[];
  statuses: readonly string[];
  since: string;
  until: string;
  minOrigins: number;
}

export interface Graph {
  nodes: Entity[];
  edges: Relation[];
  truncated: boolean;
}

/** What is known of an article beside its text. */
export interface AboutArticle {
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: string | null;
}

export interface Stats {
  articles: number;
  origins: number;
  entities: number;
  claims: number;
  relations: number;
  quotations: number;
}

function address(path: string, query: Record<string, Value> = {}): string {
  const url = new URL(`v1/${path}`, document.baseURI);
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const one of value) url.searchParams.append(name, one);
    else if (value !== null && value !== undefined && value !== "") url.searchParams.set(name, String(value));
  }
  return url.href;
}

async function problem(response: Response): Promise<ApiError> {
  const body: { title?: unknown; detail?: unknown } = await response.json().catch(() => ({}));
  const title = typeof body.title === "string" ? body.title : `The service answered ${response.status}`;
  const detail = typeof body.detail === "string" ? body.detail : "It gave no further reason.";
  return new ApiError(title, detail, response.status);
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, headers: { Accept: "application/json", ...init.headers } });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError("The service cannot be reached", "Check that it is running, then try again.", 0);
  }
  if (!response.ok) throw await problem(response);
  return (await response.json()) as T;
}

function get<T>(path: string, query: Record<string, Value>, signal?: AbortSignal): Promise<T> {
  return ask<T>(address(path, query), signal ? { signal } : {});
}

const id = encodeURIComponent;

export const ontology = (signal?: AbortSignal) => get<{ types: OntologyType[] }>("ontology", {}, signal);

export const stats = (signal?: AbortSignal) => get<Stats>("stats", {}, signal);

export const findEntities = (q: string, limit: number, signal?: AbortSignal) =>
  get<Page<Entity>>("entities", { q, limit }, signal);

export const entity = (entityId: string, signal?: AbortSignal) =>
  get<EntityDetail>(`entities/${id(entityId)}`, {}, signal);

export const entityRelations = (
  entityId: string,
  level: string,
  cursor: string | null,
  signal?: AbortSignal,
) => get<Page<Relation>>(`entities/${id(entityId)}/relations`, { level, cursor, limit: 100 }, signal);

export const relation = (relationId: string, signal?: AbortSignal) =>
  get<Relation>(`relations/${id(relationId)}`, {}, signal);

export const relationsBetween = (a: string, b: string, level: string, signal?: AbortSignal) =>
  get<Page<Relation>>("relations", { between: `${a},${b}`, level, limit: 50 }, signal);

export const topRelations = (filter: RelationFilter, limit: number, signal?: AbortSignal) =>
  get<Page<Relation>>("relations", { ...relationQuery(filter), groups: false, limit }, signal);

export const graph = (
  center: string,
  depth: number,
  filter: RelationFilter,
  limit: number,
  signal?: AbortSignal,
) => get<Graph>("graph", { center, depth, ...relationQuery(filter), limit }, signal);

function relationQuery(filter: RelationFilter): Record<string, Value> {
  return {
    level: filter.level,
    types: filter.types,
    status: filter.statuses,
    since: filter.since,
    until: filter.until,
    min_origins: filter.minOrigins,
  };
}

export const relationClaims = (relationId: string, cursor: string | null, signal?: AbortSignal) =>
  get<Page<Claim>>(`relations/${id(relationId)}/claims`, { cursor, limit: 100 }, signal);

export const articleClaims = (article: string, cursor: string | null, signal?: AbortSignal) =>
  get<Page<Claim>>("claims", { article, cursor, limit: 100 }, signal);

export const claim = (claimId: string, signal?: AbortSignal) =>
  get<Claim>(`claims/${id(claimId)}`, {}, signal);

export const quotations = (speaker: string, cursor: string | null, signal?: AbortSignal) =>
  get<Page<Quotation>>("quotations", { speaker, cursor, limit: 20 }, signal);

export const articles = (cursor: string | null, limit: number, signal?: AbortSignal) =>
  get<Page<Article>>("articles", { cursor, limit }, signal);

export const article = (articleId: string, signal?: AbortSignal) =>
  get<Article>(`articles/${id(articleId)}`, {}, signal);

export function addArticle(given: AboutArticle & { text: string }): Promise<Article> {
  return ask<Article>(address("articles"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(given),
  });
}

export function uploadArticle(file: File, about: AboutArticle): Promise<Article> {
  const body = new FormData();
  body.set("file", file);
  for (const [name, value] of Object.entries(about)) if (value !== null) body.set(name, value);
  return ask<Article>(address("articles"), { method: "POST", body });
}
