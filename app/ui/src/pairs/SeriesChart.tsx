import { day } from "../format/dates";
import { count } from "../format/words";
import { go, useView } from "../state/navigation";
import { visible } from "../text/bidi";
import type { Series } from "../types";
import { type Bar, onOneAxis } from "./months";

const HEIGHT = 34;
const WIDTH = 360;

/** Month by month, for each direction: cooperation upwards, conflict downwards. A month filters all there is to see. */
export function SeriesChart({ there, back }: { there: Series; back: Series }) {
  const { filters } = useView();
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
          <Bars of={bars[index] ?? []} months={months} most={most} chosen={filters.since} />
        </div>
      ))}
      <p className="axis">
        <span>{day(dated[0]?.since)}</span>
        <span>
          {filters.since && (
            <button type="button" onClick={() => go({ filters: { since: "", until: "" } })}>
              Show all of the time
            </button>
          )}
        </span>
        <span>{day(dated.at(-1)?.until)}</span>
      </p>
    </section>
  );
}

interface BarsProps {
  of: readonly Bar[];
  months: number;
  most: number;
  chosen: string;
}

function Bars({ of, months, most, chosen }: BarsProps) {
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
          onClick={() => go({ filters: { since: bar.since, until: bar.until } })}
          onKeyDown={(event) =>
            event.key === "Enter" && go({ filters: { since: bar.since, until: bar.until } })
          }
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
