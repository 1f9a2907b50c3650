/** The records of the REST API, as its OpenAPI document describes them. */

export type Span = [number, number];
export type Kind = string;
export type Status = "happened" | "ongoing" | "planned" | "conditional" | "alleged";
export type Polarity = "affirmed" | "denied";
export type Level = "named" | "state";

export interface EntityRef {
  id: string;
  name: string;
  kind: Kind;
}
export interface Entity extends EntityRef {
  subtype: string | null;
  aliases: string[];
  country: { id: string; name: string } | null;
  links: Record<string, string>;
  article_count: number;
  claim_count: number;
  first_seen: string | null;
  last_seen: string | null;
}
export interface Relation {
  id: string;
  subject: EntityRef;
  type: string;
  family: "standing" | "event";
  object: EntityRef | null;
  level: Level;
  claim_count: number;
  origin_count: number;
  outlets: string[];
  statuses: Record<string, number>;
  polarities: Record<string, number>;
  asserted: boolean;
  disputed: boolean;
  first: string | null;
  last: string | null;
  score: number;
  background?: unknown;
}
export interface ClaimEnd {
  id: string;
  name: string;
  text: string;
}
export interface Interval {
  start: string | null;
  end: string | null;
  precision: string;
  text?: string | null;
}
export interface Claim {
  id: string;
  type: string;
  subject: ClaimEnd;
  object: ClaimEnd | null;
  subject_for: { id: string; name: string } | null;
  object_for: { id: string; name: string } | null;
  speakers: ClaimEnd[];
  status: Status;
  polarity: Polarity;
  event_time: Interval | null;
  report_time: string | null;
  mode: string | null;
  score: number;
  extractor: string;
  evidence: {
    article: {
      id: string;
      title: string | null;
      outlet: string | null;
      url: string | null;
      published: string | null;
    };
    start: number;
    end: number;
    sentence: string;
    subject: Span;
    object: Span | null;
    cue: Span;
  };
}
export interface Quotation {
  id: string;
  speaker: ClaimEnd | null;
  article: { id: string; title: string | null; outlet: string | null; published: string | null };
  content: { start: number; end: number; text: string }[];
  direct: boolean;
}
export interface Cut {
  start: number;
  end: number;
  reason: string;
}
export interface Article {
  id: string;
  revision: string;
  title: string | null;
  outlet: string | null;
  authors: string[];
  url: string | null;
  published: string | null;
  language: string;
  origin: string;
  claim_count: number;
  cuts: Cut[];
  text: string;
}
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
  total: { value: number; relation: "eq" | "gte" };
}
