import { useState } from "react";
import * as api from "../api";
import { count } from "../format/words";
import { KindGlyph } from "../legend/KindGlyph";
import { useSuggestions } from "../search/useSuggestions";
import { go, useView } from "../state/navigation";
import { shown } from "../state/resource";
import { PlainText } from "../text/PlainText";
import type { Entity } from "../types";
import { DecisionForm } from "./DecisionForm";

type Asking = "rename" | "merge" | null;

/** Call an actor otherwise, or say that it is another one. */
export function EntityActions({ entity }: { entity: Entity }) {
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  if (asking === "rename") return <Rename entity={entity} close={close} />;
  if (asking === "merge") return <Merge entity={entity} close={close} />;
  return (
    <p className="decide">
      <button type="button" className="small" onClick={() => setAsking("rename")}>
        Rename
      </button>
      <button type="button" className="small" onClick={() => setAsking("merge")}>
        Merge
      </button>
    </p>
  );
}

function Rename({ entity, close }: { entity: Entity; close: () => void }) {
  const [name, setName] = useState(entity.name);
  const called = name.trim();
  return (
    <DecisionForm
      label="Rename actor"
      act={(reason) => api.renameEntity(entity.id, called, reason)}
      close={close}
      ready={called !== "" && called !== entity.name}
    >
      <label>
        Name
        <input value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      </label>
      <p>It is shown by this name everywhere. Its other names still find it.</p>
    </DecisionForm>
  );
}

function Merge({ entity, close }: { entity: Entity; close: () => void }) {
  const { center } = useView();
  const [other, setOther] = useState<Entity | null>(null);
  const done = (merged: boolean) => {
    close();
    if (merged && other) go({ entity: other.id, ...(center === entity.id && { center: other.id }) });
  };
  return (
    <DecisionForm
      label="Merge actors"
      act={(reason) => api.mergeEntities(entity.id, other?.id ?? "", reason)}
      close={done}
      ready={other !== null}
    >
      {other ? (
        <p>
          {count(entity.claim_count, "claim")} of <PlainText text={entity.name} /> will count for{" "}
          <PlainText text={other.name} />, which has{" "}
          {entity.claim_count === other.claim_count ? "as many" : other.claim_count}.
        </p>
      ) : (
        <OtherActor than={entity} choose={setOther} />
      )}
    </DecisionForm>
  );
}

/** Find the actor that is the same. */
function OtherActor({ than, choose }: { than: Entity; choose: (entity: Entity) => void }) {
  const [q, setQ] = useState("");
  const found = shown(useSuggestions(q, q.trim() !== ""))?.items ?? [];
  return (
    <>
      <label>
        The same as
        <input
          value={q}
          autoComplete="off"
          placeholder="Name of the other one"
          onChange={(event) => setQ(event.target.value)}
        />
      </label>
      {q.trim() !== "" && (
        <ul className="rows" aria-label="Who it could be">
          {found
            .filter(({ id }) => id !== than.id)
            .map((one) => (
              <li key={one.id}>
                <button type="button" className="row" onClick={() => choose(one)}>
                  <KindGlyph kind={one.kind} />
                  <span className="row-main">
                    <PlainText text={one.name} />
                  </span>
                  <span className="number">{one.claim_count}</span>
                </button>
              </li>
            ))}
        </ul>
      )}
    </>
  );
}
