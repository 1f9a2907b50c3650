import { useMemo } from "react";
import * as api from "../api";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import { More } from "../shell/More";
import { useView } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { usePages } from "../state/pages";
import { useResource } from "../state/resource";
import { isBounded, PeriodNote, usePeriod } from "../time/period";
import { Background } from "./Background";
import { EntityHead } from "./EntityHead";
import { byType, joinMutual } from "./grouping";
import { Quotations } from "./Quotations";
import { Reasons } from "./Reasons";
import { RelationsOfType } from "./RelationsOfType";

/** An actor: who it is, and all its relations by type and counterpart. */
export function EntityPanel({ id }: { id: string }) {
  const entity = useResource(`entity ${id}`, (signal) => api.entity(id, signal));
  return (
    <Loaded from={entity} what="the actor">
      {(value) => (
        <article className="entity">
          <EntityHead entity={value} />
          <Relations id={value.id} />
          <Quotations speaker={value.id} />
          <Background entity={value} />
          <Reasons entity={value} />
        </article>
      )}
    </Loaded>
  );
}

function Relations({ id }: { id: string }) {
  const { filters } = useView();
  const period = usePeriod();
  const ontology = useOntology();
  const pages = usePages(
    `relations of ${id} ${filters.level} ${filters.basis} ${JSON.stringify(period)}`,
    (cursor, signal) => api.entityRelations(id, filters, period, cursor, signal),
  );
  const groups = useMemo(
    () => joinMutual(byType(pages.items, id), (type) => ontology.get(type)?.symmetric ?? false),
    [pages.items, id, ontology],
  );
  return (
    <Loaded from={pages.first} what="its relations">
      {() => (
        <section className="relations" aria-label="Relations">
          <PeriodNote what="Only relations of the chosen time." />
          {groups.length === 0 && !isBounded(period) && (
            <Empty title="No relations yet">No article read so far relates it to anyone.</Empty>
          )}
          {groups.map((group) => (
            <RelationsOfType key={group.key} group={group} />
          ))}
          <More pages={pages} what="relations" />
        </section>
      )}
    </Loaded>
  );
}
