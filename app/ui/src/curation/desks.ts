import type { Patch } from "../state/navigation";

const ALONE = { event: null, relation: null, pair: null, entity: null, article: null, claim: null } as const;

/** Where what may want a decision is listed. */
export const REVIEW: Patch = { ...ALONE, desk: "review" };

/** Where all that was decided is listed. */
export const DECISIONS: Patch = { ...ALONE, desk: "decisions" };
