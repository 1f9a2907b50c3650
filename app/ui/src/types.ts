/** The records of the REST API, by the names the explorer uses. `openapi.d.ts` is made from the service at every build. */

import type { components } from "./openapi";

type Schemas = components["schemas"];

export type Status = Schemas["Status"];
export type Change = Schemas["Change"];
export type Basis = Schemas["Basis"];
export type Happening = Schemas["Event"];
export type HappeningDetail = Schemas["EventDetail"];
export type Polarity = Schemas["Polarity"];
export type Level = Schemas["Level"];
export type EntityRef = Schemas["Ref"];
export type Entity = Schemas["Entity"];
export type GraphNode = Schemas["Node"];
export type Neighbor = Schemas["Neighbor"];
export type EntityDetail = Schemas["EntityDetail"];
export type Fact = Schemas["Fact"];
export type Relation = Schemas["Relation"];
export type ClaimEnd = Schemas["Said"];
export type Interval = Schemas["Interval"];
export type Claim = Schemas["Claim"];
export type Span = Claim["evidence"]["cue"];
export type OntologyType = Schemas["OntologyType"];
export type Quotation = Schemas["Quotation"];
export type Cut = Schemas["Cut"];
export type Moment = Schemas["Moment"];
export type Series = Schemas["Series"];
export type Stats = Schemas["Stats"];
export type Decision = Schemas["Decision"];
export type Duplicate = Schemas["Duplicate"];
export type Article = Schemas["FullArticle"];

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total: Schemas["Total"];
}
