/** How a relation reads between its two ends: "Russia accuses Georgia", the other way "accused by". */

import type { Ontology } from "../state/ontology";
import { words } from "./words";

interface Verb {
  active: string;
  passive: string;
}

const verb = (active: string, passive: string): Verb => ({ active, passive });

const EVENTS: Record<string, Verb> = {
  AGREE: verb("agrees with", "agreed with by"),
  CONSULT: verb("consults with", "consults with"),
  SUPPORT: verb("supports", "supported by"),
  COOPERATE: verb("cooperates with", "cooperates with"),
  AID: verb("aids", "aided by"),
  CONCEDE: verb("concedes to", "conceded to by"),
  RETREAT: verb("pulls back from", "retreat by"),
  REQUEST: verb("makes a request of", "asked by"),
  ACCUSE: verb("accuses", "accused by"),
  REJECT: verb("rejects", "rejected by"),
  THREATEN: verb("threatens", "threatened by"),
  PROTEST: verb("protests against", "protested against by"),
  SANCTION: verb("sanctions", "sanctioned by"),
  MOBILIZE: verb("mobilizes toward", "sees a mobilization by"),
  COERCE: verb("coerces", "coerced by"),
  ASSAULT: verb("assaults", "assaulted by"),
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
