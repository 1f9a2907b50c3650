import { type KeyboardEvent, useId, useRef, useState } from "react";
import { count } from "../format/words";
import { go } from "../state/navigation";
import { shown } from "../state/resource";
import type { Entity } from "../types";
import { Suggestions } from "./Suggestions";
import { useSuggestions } from "./useSuggestions";

/** The ARIA combobox: type, move with the arrows, choose with Enter, leave with Escape. */
export function SearchBox() {
  const [q, setQ] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const found = useSuggestions(q, open);
  const items = shown(found)?.items ?? [];
  const showing = open && q.trim() !== "";

  const choose = (entity: Entity) => {
    setOpen(false);
    setActive(-1);
    setQ("");
    go({ center: entity.id, entity: entity.id, relation: null, article: null, claim: null });
  };
  const type = (text: string) => {
    setOpen(true);
    setActive(-1);
    setQ(text);
  };
  const keys = (event: KeyboardEvent) => {
    const act = keyAction(event.key, { items, active, showing });
    if (!act) return;
    event.preventDefault();
    if (act.open !== undefined) setOpen(act.open);
    if (act.active !== undefined) setActive(act.active);
    if (act.choose) choose(act.choose);
    if (act.clear) setQ("");
  };

  return (
    <search className="search">
      <svg viewBox="0 0 20 20" aria-hidden="true" className="search-icon">
        <circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <path d="M12.8 12.8L17.5 17.5" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
      <input
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label="Search countries, people and organizations"
        placeholder="Search countries, people, organizations"
        aria-expanded={showing}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={showing && active >= 0 ? `${listId}-${active}` : undefined}
        value={q}
        onChange={(event) => type(event.target.value)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
      />
      <Suggestions
        id={listId}
        found={found}
        items={showing ? items : []}
        showing={showing}
        active={active}
        choose={choose}
      />
      <span className="visually-hidden" role="status">
        {showing && found.state === "ready" ? count(items.length, "suggestion") : ""}
      </span>
    </search>
  );
}

interface Box {
  items: Entity[];
  active: number;
  showing: boolean;
}
interface Act {
  open?: boolean;
  active?: number;
  choose?: Entity;
  clear?: boolean;
}

function keyAction(key: string, { items, active, showing }: Box): Act | null {
  if (key === "Escape") return showing ? { open: false, active: -1 } : { clear: true };
  if (!showing) return key === "ArrowDown" ? { open: true } : null;
  if (key === "ArrowDown") return { active: Math.min(active + 1, items.length - 1) };
  if (key === "ArrowUp") return { active: Math.max(active - 1, -1) };
  const chosen = items[Math.max(active, 0)];
  return key === "Enter" && chosen ? { choose: chosen } : null;
}
