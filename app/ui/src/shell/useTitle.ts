import { useEffect } from "react";
import * as api from "../api";
import { active } from "../format/verbs";
import { useOntology } from "../state/ontology";
import { shown, useResource } from "../state/resource";
import type { View } from "../state/view";
import { visible } from "../text/bidi";

const DESK_TITLES = { review: "To check", decisions: "Decisions" };

/** What is open, in the title of the window: for tabs, history and screen readers. */
export function useTitle(view: View): void {
  const { desk, event, relation, pair, entity } = view;
  const opened = useOpened(view);
  const of = desk && !(event ?? relation ?? pair ?? entity) ? DESK_TITLES[desk] : opened;
  useEffect(() => {
    document.title = of ? `${visible(of.trim())} – Legation` : "Legation";
  }, [of]);
}

function useOpened({ event, relation, entity, article, center }: View): string | null {
  const ontology = useOntology();
  const who = entity ?? center;
  const edge = shown(
    useResource(relation && `relation ${relation}`, (signal) => api.relation(relation ?? "", signal)),
  );
  const happening = shown(useResource(event && `event ${event}`, (signal) => api.event(event ?? "", signal)));
  const actor = shown(useResource(who && `entity ${who}`, (signal) => api.entity(who ?? "", signal)));
  const text = shown(
    useResource(article && `article ${article}`, (signal) => api.article(article ?? "", signal)),
  );
  const told = event ? happening : relation ? edge : null;
  if (told) return `${told.subject.name} ${active(told.type, ontology)} ${told.object?.name ?? ""}`;
  if (article && text) return text.title ?? "Untitled article";
  return who && actor ? actor.name : null;
}
