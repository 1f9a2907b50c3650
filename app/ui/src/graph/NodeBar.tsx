import { useState } from "react";
import * as api from "../api";
import { CLASS_LABELS, titled } from "../format/words";
import { hide, pin, remove, satellites, unfold } from "../session/session";
import { act, useSession } from "../session/store";
import { go, useView } from "../state/navigation";
import { useOntology } from "../state/ontology";
import { shown, useResource } from "../state/resource";
import type { Neighbor } from "../types";
import { candidates, groups, grown, STEP } from "./expanding";
import { tiesOf } from "./pairs";
import { type LoadedGraph, MOST_SHOWN } from "./useGraph";

/** The neighbours of an actor that could be drawn; null until they are known. */
export function useCandidates(id: string | null, { filter }: LoadedGraph): Neighbor[] | null {
  const { present } = useSession();
  const near = shown(
    useResource(id && `neighbours ${id} ${JSON.stringify(filter)}`, (signal) =>
      api.neighbours(id ?? "", filter, signal),
    ),
  );
  return near && candidates(near.items, present, filter);
}

/** Draw some of these around the actor, as many as there is room for. */
export function expand(id: string, fresh: readonly Neighbor[], { data, pairs }: LoadedGraph): void {
  if (!data) return;
  act((session) =>
    grown(session, id, fresh.slice(0, Math.min(STEP, MOST_SHOWN - session.shown.length)), data, pairs),
  );
}

export function collapse(id: string, { pairs }: LoadedGraph): void {
  act((session) => remove(session, satellites(session, id, tiesOf(pairs))));
}

interface Props {
  id: string;
  name: string;
  graph: LoadedGraph;
}

/** What can be done to the chosen actor, right beside it. */
export function NodeBar({ id, name, graph }: Props) {
  const { present } = useSession();
  const { center } = useView();
  const near = useCandidates(id, graph);
  const [asking, setAsking] = useState(false);
  const pinned = present.pinned.includes(id);
  const leaves = satellites(present, id, tiesOf(graph.pairs)).filter((other) => other !== center);
  return (
    <div className="node-bar" role="toolbar" aria-label={`In the graph: ${name}`}>
      <strong>{name}</strong>
      <button type="button" disabled={!near?.length} onClick={() => near && expand(id, near, graph)}>
        {near?.length ? `Expand +${Math.min(near.length, STEP)}` : "Expand"}
      </button>
      {near && near.length > 0 && (
        <button
          type="button"
          aria-expanded={asking}
          aria-label="Expand by kind or relation"
          onClick={() => setAsking(!asking)}
        >
          ▾
        </button>
      )}
      <button
        type="button"
        disabled={leaves.length === 0}
        onClick={() => act((session) => remove(session, leaves))}
      >
        Collapse
      </button>
      <button type="button" aria-pressed={pinned} onClick={() => act((session) => pin(session, id, !pinned))}>
        {pinned ? "Unpin" : "Pin"}
      </button>
      <button
        type="button"
        onClick={() => {
          act((session) => hide(session, [id]));
          go({ entity: null });
        }}
      >
        Hide
      </button>
      {asking && near && <Choices id={id} near={near} graph={graph} done={() => setAsking(false)} />}
    </div>
  );
}

interface ChoicesProps {
  id: string;
  near: Neighbor[];
  graph: LoadedGraph;
  done: () => void;
}

function Choices({ id, near, graph, done }: ChoicesProps) {
  const { kinds, classes } = groups(near, useOntology());
  const rows = [
    ...kinds.map(([kind, some]) => ({ key: `kind ${kind}`, label: titled(kind), some })),
    ...classes.map(([each, some]) => ({ key: each, label: CLASS_LABELS[each], some })),
  ];
  return (
    <ul className="choices">
      {rows.map(({ key, label, some }) => (
        <li key={key}>
          <button
            type="button"
            onClick={() => {
              expand(id, some, graph);
              done();
            }}
          >
            {label} <span className="number">{some.length}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What can be done to the chosen pair. */
export function PairBar({ pair, names, open }: { pair: string; names: string; open: boolean }) {
  return (
    <div className="node-bar" role="toolbar" aria-label={`In the graph: ${names}`}>
      <strong>{names}</strong>
      <button type="button" onClick={() => act((session) => unfold(session, pair, !open))}>
        {open ? "Fold into one ribbon" : "Unfold into its relations"}
      </button>
    </div>
  );
}
