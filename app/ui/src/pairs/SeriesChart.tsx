import { count } from "../format/words";
import { choosePeriod } from "../session/store";
import { useView } from "../state/navigation";
import { visible } from "../text/bidi";
import { monthOf, tickLabel, ticksOf } from "../time/axis";
import type { Series } from "../types";
import { type Bar, onOneAxis } from "./months";

const HEIGHT = 34;
const WIDTH = 360;

/** Month by month, for each direction: cooperation upwards, conflict downwards. A month filters all there is to see. */
export function SeriesChart({ there, back }: { there: Series; back: Series }) {
  const { filters } = useView();
  const show = (since: string, until: string) => choosePeriod({ since, until, clock: "event" }, filters);
  const { bars, months, most } = onOneAxis([there.items, back.items]);
  if (months === 0) return <p className="hint">Nothing between the two is dated to a month.</p>;
  const dated = bars.flat().sort((x, y) => x.at - y.at);
  return (
    <section className="series">
      <h3>Events by month</h3>
      {[there, back].map((series, index) => (
        <div key={series.subject.id}>
          <p className="hint">
            {visible(series.subject.name)} to {visible(series.object.name)}
          </p>
          <Bars of={bars[index] ?? []} months={months} most={most} chosen={filters.since} show={show} />
        </div>
      ))}
      <Ticks first={monthOf(dated[0]?.since ?? "")} months={months} />
      <p className="axis">
        <span>at most {count(most, "event")} a month</span>
        {filters.since && (
          <button type="button" onClick={() => show("", "")}>
            Show all of the time
          </button>
        )}
      </p>
    </section>
  );
}

interface BarsProps {
  of: readonly Bar[];
  months: number;
  most: number;
  chosen: string;
  show: (since: string, until: string) => void;
}

/** The months under both directions. */
function Ticks({ first, months }: { first: number; months: number }) {
  const ticks = ticksOf(first, months, 6);
  const yearly = ticks.every((tick) => tick % 12 === 0);
  return (
    <svg className="bars ticks" viewBox={`0 0 ${WIDTH} 18`} aria-hidden="true">
      {ticks.map((tick) => {
        const x = ((tick - first) / months) * WIDTH;
        return (
          <g key={tick}>
            <path d={`M${x.toFixed(1)} 0v4`} />
            <text x={x} y="15" textAnchor={x > WIDTH - 40 ? "end" : "start"}>
              {tickLabel(tick, yearly)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Bars({ of, months, most, chosen, show }: BarsProps) {
  const step = WIDTH / months;
  const tall = (value: number) => (value / most) * HEIGHT;
  return (
    <svg className="bars" viewBox={`0 0 ${WIDTH} ${2 * HEIGHT + 2}`}>
      <title>Months</title>
      <path className="zero" d={`M0 ${HEIGHT + 1}H${WIDTH}`} />
      {of.map((bar) => (
        // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand inside a drawing
        <g
          key={bar.since}
          role="button"
          tabIndex={0}
          className={chosen === bar.since ? "bar chosen" : "bar"}
          aria-label={`${bar.since.slice(0, 7)}: ${count(bar.cooperation, "act of cooperation", "acts of cooperation")}, ${count(bar.conflict, "act of conflict", "acts of conflict")}. Show this month`}
          onClick={() => show(bar.since, bar.until)}
          onKeyDown={(event) => event.key === "Enter" && show(bar.since, bar.until)}
        >
          <rect className="hit" x={bar.at * step} y="0" width={Math.max(step, 6)} height={2 * HEIGHT + 2} />
          <rect
            className="cooperation"
            x={bar.at * step}
            y={HEIGHT - tall(bar.cooperation)}
            width={Math.max(step * 0.8, 3)}
            height={tall(bar.cooperation)}
          />
          <rect
            className="conflict"
            x={bar.at * step}
            y={HEIGHT + 2}
            width={Math.max(step * 0.8, 3)}
            height={tall(bar.conflict)}
          />
        </g>
      ))}
    </svg>
  );
}
