import { TRUTH_LABELS, TRUTH_MEANINGS, type Truth, truthOf } from "../format/truth";
import { STATUS_LABELS, titled } from "../format/words";
import { KINDS } from "../graph/kinds";
import type { GraphData } from "../graph/pairs";
import { KindGlyph } from "../legend/KindGlyph";
import { LineGlyph } from "../legend/LineGlyph";
import { choosePeriod } from "../session/store";
import { go, useView } from "../state/navigation";
import { activeFilters, type Filters, NO_FILTERS, RESTS } from "../state/view";
import type { Relation, Status } from "../types";
import { CheckList } from "./CheckList";
import { TypeFilter } from "./TypeFilter";

const STATUSES = Object.keys(STATUS_LABELS) as Status[];
const INK: Record<Status, Truth> = {
  happened: "happened",
  ongoing: "happened",
  planned: "planned",
  conditional: "planned",
  alleged: "alleged",
};

/** The legend, which is the filter: what each look means, how much of it there is among the drawn, and a box to choose it. */
export function FilterPanel({ all }: { all: GraphData | null }) {
  const { filters } = useView();
  const set = (patch: Partial<Filters>) => go({ filters: patch });
  const edges = all?.edges ?? [];
  return (
    <form className="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <TypeFilter filters={filters} set={set} edges={edges} />
      <CheckList
        legend="Told as"
        options={STATUSES.map((status) => ({
          value: status,
          label: STATUS_LABELS[status],
          glyph: <LineGlyph edgeClass="verbal_conflict" truth={INK[status]} />,
          number: edges.filter((edge) => edge.asserted && (edge.statuses[status] ?? 0) > 0).length,
        }))}
        chosen={filters.statuses}
        choose={(statuses) => set({ statuses })}
      />
      <Denials filters={filters} set={set} edges={edges} />
      <CheckList
        legend="Kinds of actors"
        options={KINDS.map((kind) => ({
          value: kind,
          label: titled(kind),
          glyph: <KindGlyph kind={kind} />,
          number: all?.nodes.filter((node) => node.kind === kind).length ?? 0,
        })).filter(({ value, number }) => number > 0 || filters.kinds.includes(value))}
        chosen={filters.kinds}
        choose={(kinds) => set({ kinds })}
      />
      <Choice
        legend="Actors"
        name="level"
        value={filters.level}
        options={{ named: "As named", state: "By state" }}
        choose={(value) => set({ level: value === "state" ? "state" : "named" })}
      />
      <Choice
        legend="Relations rest on"
        name="basis"
        value={filters.basis}
        options={{ stated: "Sentences", inferred: "Inference", both: "Both" }}
        choose={(value) => set({ basis: RESTS.find((each) => each === value) ?? "stated" })}
      />
      <Period filters={filters} set={set} />
      <Origins filters={filters} set={set} />
      {activeFilters(filters) > 0 && (
        <button type="button" className="reset" onClick={() => set(NO_FILTERS)}>
          Clear all filters
        </button>
      )}
      <p className="hint">
        A ribbon is as wide as it has independent sources, a shape as large as the store has claims about it.
        Numbers count the relations among the actors drawn.
        {filters.basis !== "stated" && " Dotted lines are inferred: no sentence states them."}
      </p>
    </form>
  );
}

interface PartProps {
  filters: Filters;
  set: (patch: Partial<Filters>) => void;
}

/** What is disputed is always drawn; what all deny only when asked for. */
function Denials({ filters, set, edges }: PartProps & { edges: readonly Relation[] }) {
  const number = (truth: Truth) => edges.filter((edge) => truthOf(edge) === truth).length;
  return (
    <div className="checks">
      <label className="check" title={TRUTH_MEANINGS.denied}>
        <input
          type="checkbox"
          checked={filters.denied}
          onChange={(event) => set({ denied: event.target.checked })}
        />
        <LineGlyph edgeClass="verbal_conflict" truth="denied" />
        {TRUTH_LABELS.denied} by all
        <span className="number">{number("denied")}</span>
      </label>
      <p className="check" title={TRUTH_MEANINGS.disputed}>
        <span className="no-box" />
        <LineGlyph edgeClass="verbal_conflict" truth="disputed" />
        {TRUTH_LABELS.disputed}
        <span className="number">{number("disputed")}</span>
      </p>
    </div>
  );
}

function Period({ filters }: PartProps) {
  const { clock } = filters;
  const put = (since: string, until: string) => choosePeriod({ since, until, clock }, filters);
  return (
    <fieldset className="period">
      <legend>{filters.clock === "event" ? "Happened" : "Reported"}</legend>
      <label>
        <span>from</span>
        <input
          type="date"
          value={filters.since}
          max={filters.until || undefined}
          onChange={(event) => put(event.target.value, filters.until)}
        />
      </label>
      <label>
        <span>before</span>
        <input
          type="date"
          value={filters.until}
          min={filters.since || undefined}
          onChange={(event) => put(filters.since, event.target.value)}
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
