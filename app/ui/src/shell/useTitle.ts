import { useEffect } from "react";
import * as api from "../api";
import { active } from "../format/verbs";
import { useOntology } from "../state/ontology";
import { shown, useResource } from "../state/resource";
import type { View } from "../state/view";
import { visible } from "../text/bidi";

/** What is open, in the title of the window: for tabs, history and screen readers. */
export function useTitle({ event, relation, entity, article, center }: View): void {
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
  let of: string | null | undefined = null;
  const told = event ? happening : relation ? edge : null;
  if (told) of = `${told.subject.name} ${active(told.type, ontology)} ${told.object?.name ?? ""}`;
  else if (article && text) of = text.title ?? "Untitled article";
  else if (who && actor) of = actor.name;
  useEffect(() => {
    document.title = of ? `${visible(of.trim())} – Legation` : "Legation";
  }, [of]);
}
