/** How a relation reads between its two ends: "Russia accuses Georgia", "Georgia is accused by Russia". */

import type { Ontology } from "../state/ontology";
import { words } from "./words";

interface Verb {
  active: string;
  passive: string;
}

const verb = (active: string, passive: string): Verb => ({ active, passive });

const EVENTS: Record<string, Verb> = {
  AGREE: verb("agrees with", "is agreed with by"),
  CONSULT: verb("consults with", "consults with"),
  SUPPORT: verb("supports", "is supported by"),
  COOPERATE: verb("cooperates with", "cooperates with"),
  AID: verb("aids", "is aided by"),
  CONCEDE: verb("concedes to", "is conceded to by"),
  RETREAT: verb("retreats before", "sees the retreat of"),
  REQUEST: verb("makes a request of", "is asked by"),
  ACCUSE: verb("accuses", "is accused by"),
  REJECT: verb("rejects", "is rejected by"),
  THREATEN: verb("threatens", "is threatened by"),
  PROTEST: verb("protests against", "is protested against by"),
  SANCTION: verb("sanctions", "is sanctioned by"),
  MOBILIZE: verb("mobilizes against", "faces mobilization by"),
  COERCE: verb("coerces", "is coerced by"),
  ASSAULT: verb("assaults", "is assaulted by"),
};

const STANDING: Record<string, string> = {
  head_of_state: "is head of state of",
  head_of_government: "is head of government of",
  claimed_by: "is claimed by",
  owned_by: "is owned by",
  signed_by: "is signed by",
  based_in: "is based in",
  located_in: "lies in",
  born_in: "was born in",
  lives_in: "lives in",
  works_for: "works for",
  applies_to: "applies to",
  event_in: "took place in",
  spouse: "is married to",
  sibling: "is a sibling of",
};

/** Read from the subject's side. */
export function active(type: string): string {
  return EVENTS[type]?.active ?? STANDING[type] ?? `is ${words(type.toLowerCase())}`;
}

/** Read from the object's side. */
export function passive(type: string, ontology: Ontology): string {
  const known = ontology.get(type);
  if (known?.symmetric) return active(type);
  return EVENTS[type]?.passive ?? known?.inverse ?? `${words(type.toLowerCase())}, by`;
}
