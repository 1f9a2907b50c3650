/** Claims as a reader weighs them: who affirms, who denies. */

import type { Claim, ClaimEnd, Polarity } from "../types";

export interface SpeakerGroup {
  key: string;
  /** Outermost first; empty = the outlet itself. */
  speakers: ClaimEnd[];
  claims: Claim[];
}

export interface Side {
  polarity: Polarity;
  groups: SpeakerGroup[];
  count: number;
}

/** Both sides, affirmed first; a side nobody takes is left out. */
export function sides(claims: readonly Claim[]): Side[] {
  const found: Side[] = [];
  for (const polarity of ["affirmed", "denied"] as const) {
    const on = claims.filter((claim) => claim.polarity === polarity);
    if (on.length > 0) found.push({ polarity, groups: bySpeaker(on), count: on.length });
  }
  return found;
}

/** One group per chain of speakers: the outlets' own words first, then by number of claims. */
export function bySpeaker(claims: readonly Claim[]): SpeakerGroup[] {
  const groups = new Map<string, SpeakerGroup>();
  for (const claim of claims) {
    const key = claim.speakers.map((speaker) => speaker.id).join(">");
    const group = groups.get(key) ?? { key, speakers: claim.speakers, claims: [] };
    group.claims.push(claim);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (a, b) =>
      Number(a.speakers.length > 0) - Number(b.speakers.length > 0) ||
      b.claims.length - a.claims.length ||
      (a.key < b.key ? -1 : 1),
  );
}
