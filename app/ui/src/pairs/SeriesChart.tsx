import { useRef } from "react";
import { count } from "../format/words";
import { useSize } from "../graph/useSize";
import { choosePeriod } from "../session/store";
import { useView } from "../state/navigation";
import { visible } from "../text/bidi";
import { monthOf, tickLabel, ticksOf } from "../time/axis";
import type { Series } from "../types";
import { type Bar, onOneAxis } from "./months";

const HEIGHT = 34;
/** A month is never drawn so wide that three of them look like a flag. */
const WIDEST = 14;

/** Month by month, for each direction: cooperation upwards, conflict downwards. A month filters all there is to see. */
export function SeriesChart({ there, back }: { there: Series; back: Series }) {
  const { filters } = useView();
  const show = (since: string, until: string) => choosePeriod({ since, until, clock: "event" }, filters);
  const room = useRef<HTMLElement>(null);
  const { width } = useSize(room);
  const { bars, months, most } = onOneAxis([there.items, back.items]);
  if (months === 0) return <p className="hint">Nothing between the two is dated to a month.</p>;
  const dated = bars.flat().sort((x, y) => x.at - y.at);
  return (
    <section className="series" ref={room}>
      <h3>Events by month</h3>
      <p className="hint directions">
        <span>
          <i /> cooperation, upwards
        </span>
        <span>
          <i className="conflict" /> conflict, downwards
        </span>
      </p>
      {[there, back].map((series, index) => (
        <div key={series.subject.id}>
          <p className="hint">
            {visible(series.subject.name)} to {visible(series.object.name)}
          </p>
          <Bars of={bars[index] ?? []} {...{ width, months, most, show }} chosen={filters.since} />
        </div>
      ))}
      <Ticks first={monthOf(dated[0]?.since ?? "")} months={months} width={width} />
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
  /** In pixels. */
  width: number;
  of: readonly Bar[];
  months: number;
  most: number;
  chosen: string;
  show: (since: string, until: string) => void;
}

/** The months under both directions. */
function Ticks({ first, months, width }: { first: number; months: number; width: number }) {
  const ticks = ticksOf(first, months, Math.max(Math.floor(width / 62), 1));
  const yearly = ticks.every((tick) => tick % 12 === 0);
  return (
    <svg className="bars ticks" width={width} height={18} aria-hidden="true">
      {ticks.map((tick) => {
        const x = ((tick - first) / months) * width;
        return (
          <g key={tick}>
            <path d={`M${x.toFixed(1)} 0v4`} />
            <text x={x} y="15" textAnchor={x > width - 50 ? "end" : "start"}>
              {tickLabel(tick, yearly)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Bars({ of, width, months, most, chosen, show }: BarsProps) {
  const step = width / months;
  const wide = Math.min(Math.max(step * 0.8, 3), WIDEST);
  const tall = (value: number) => (value / most) * HEIGHT;
  return (
    <svg className="bars" width={width} height={2 * HEIGHT + 2}>
      <title>Months</title>
      <path className="zero" d={`M0 ${HEIGHT + 1}H${width}`} />
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
            width={wide}
            height={tall(bar.cooperation)}
          />
          <rect
            className="conflict"
            x={bar.at * step}
            y={HEIGHT + 2}
            width={wide}
            height={tall(bar.conflict)}
          />
        </g>
      ))}
    </svg>
  );
}
