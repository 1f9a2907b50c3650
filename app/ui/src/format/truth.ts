/** Whether what is told happened: of a claim, and of all claims of a relation together. */

import type { Claim, Relation } from "../types";

export const TRUTHS = ["happened", "planned", "alleged", "disputed", "denied", "inferred"] as const;
export type Truth = (typeof TRUTHS)[number];

export const TRUTH_LABELS: Record<Truth, string> = {
  happened: "Happened",
  planned: "Planned",
  alleged: "Alleged",
  disputed: "Disputed",
  denied: "Denied",
  inferred: "Inferred",
};

export const TRUTH_MEANINGS: Record<Truth, string> = {
  happened: "told as a fact by at least one source, denied by none",
  planned: "announced, or told under a condition; nobody says that it happened",
  alleged: "every source marks it as unproven",
  disputed: "some affirm it, some deny it",
  denied: "all who speak of it deny it",
  inferred: "no sentence states it; it follows from other relations or from whole texts",
};

/** What tells whether something happened, of relations and of happenings alike. */
export type Told = Pick<Relation, "asserted" | "disputed" | "statuses"> & { basis?: Relation["basis"] };

/** The worst is told first: a denial is never shown as a deed, nor a plan as one. */
export function truthOf(relation: Told): Truth {
  if (relation.basis && relation.basis !== "stated") return "inferred";
  if (relation.disputed) return "disputed";
  if (!relation.asserted) return "denied";
  const { happened = 0, ongoing = 0, planned = 0, conditional = 0, alleged = 0 } = relation.statuses;
  if (happened + ongoing > 0) return "happened";
  if (planned + conditional > 0) return "planned";
  return alleged > 0 ? "alleged" : "happened";
}

export function truthOfClaim(claim: Pick<Claim, "polarity" | "status">): Truth {
  if (claim.polarity === "denied") return "denied";
  if (claim.status === "alleged") return "alleged";
  return claim.status === "planned" || claim.status === "conditional" ? "planned" : "happened";
}
