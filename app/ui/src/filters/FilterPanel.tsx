import { STATUS_LABELS, titled } from "../format/words";
import { KINDS } from "../graph/kinds";
import { KindGlyph } from "../legend/KindGlyph";
import { go, useView } from "../state/navigation";
import { activeFilters, type Filters, NO_FILTERS } from "../state/view";
import type { Status } from "../types";
import { CheckList } from "./CheckList";
import { TypeFilter } from "./TypeFilter";

const STATUSES = Object.keys(STATUS_LABELS) as Status[];

/** What the graph and the table keep. Every change goes to the address bar. */
export function FilterPanel() {
  const { filters, center, depth } = useView();
  const set = (patch: Partial<Filters>) => go({ filters: patch });
  return (
    <form className="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      {center && (
        <Choice
          legend="Around the centre"
          name="depth"
          value={String(depth)}
          options={{ "1": "Direct relations", "2": "Two steps" }}
          choose={(value) => go({ depth: value === "2" ? 2 : 1 })}
        />
      )}
      <Choice
        legend="Actors"
        name="level"
        value={filters.level}
        options={{ named: "As named", state: "By state" }}
        choose={(value) => set({ level: value === "state" ? "state" : "named" })}
      />
      <TypeFilter filters={filters} set={set} />
      <CheckList
        legend="Status"
        options={STATUSES.map((status) => ({ value: status, label: STATUS_LABELS[status] }))}
        chosen={filters.statuses}
        choose={(statuses) => set({ statuses })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={filters.denied}
          onChange={(event) => set({ denied: event.target.checked })}
        />
        Show what everyone denies
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={filters.weak}
          onChange={(event) => set({ weak: event.target.checked })}
        />
        Show what is still to check
      </label>
      <Period filters={filters} set={set} />
      <Origins filters={filters} set={set} />
      <CheckList
        legend="Kinds of actors"
        folded
        options={KINDS.map((kind) => ({
          value: kind,
          label: titled(kind),
          glyph: <KindGlyph kind={kind} />,
        }))}
        chosen={filters.kinds}
        choose={(kinds) => set({ kinds })}
      />
      {activeFilters(filters) > 0 && (
        <button type="button" className="reset" onClick={() => set(NO_FILTERS)}>
          Clear all filters
        </button>
      )}
    </form>
  );
}

interface PartProps {
  filters: Filters;
  set: (patch: Partial<Filters>) => void;
}

function Period({ filters, set }: PartProps) {
  return (
    <fieldset className="period">
      <legend>Between</legend>
      <label>
        <span>from</span>
        <input
          type="date"
          value={filters.since}
          max={filters.until || undefined}
          onChange={(event) => set({ since: event.target.value })}
        />
      </label>
      <label>
        <span>before</span>
        <input
          type="date"
          value={filters.until}
          min={filters.since || undefined}
          onChange={(event) => set({ until: event.target.value })}
        />
      </label>
    </fieldset>
  );
}

function Origins({ filters, set }: PartProps) {
  return (
    <label className="origins">
      <span>Independent sources, from</span>
      <input
        type="number"
        min={1}
        max={1000}
        value={filters.minOrigins}
        onChange={(event) =>
          set({ minOrigins: Math.max(1, Math.min(1000, event.target.valueAsNumber || 1)) })
        }
      />
    </label>
  );
}

interface ChoiceProps {
  legend: string;
  name: string;
  value: string;
  options: Record<string, string>;
  choose: (value: string) => void;
}

function Choice({ legend, name, value, options, choose }: ChoiceProps) {
  return (
    <fieldset className="choice">
      <legend>{legend}</legend>
      <div>
        {Object.entries(options).map(([option, label]) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={value === option}
              onChange={() => choose(option)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
