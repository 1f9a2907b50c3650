import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import * as api from "../api";
import { day, periodInWords } from "../format/dates";
import { count } from "../format/words";
import { useSize } from "../graph/useSize";
import { choosePeriod } from "../session/store";
import { useView } from "../state/navigation";
import { shown, useResource } from "../state/resource";
import type { Clock } from "../state/view";
import { type Axis, axisOf, periodOf, type Stretch, stretchOf } from "./axis";
import { Columns, LABELS } from "./Columns";
import { isBounded, usePeriod } from "./period";

const HANDLE = 9;
const KEYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -12,
  PageUp: 12,
};

/** What happened over time, under graph and table alike; the stretch chosen on it filters everything. */
export function TimeBar({ filter }: { filter: api.RelationFilter }) {
  const { center } = useView();
  const period = usePeriod();
  const waiting = { ...filter, since: "", until: "" };
  const found = shown(
    useResource(`histogram ${center} ${JSON.stringify(waiting)}`, (signal) =>
      api.histogram(center, filter, signal),
    ),
  );
  const axis = found && axisOf(found.items);
  const put = (since: string, until: string, clock: Clock = period.clock) =>
    choosePeriod({ since, until, clock }, period);
  return (
    <section className="time-bar" aria-label="Time">
      <div className="time-words">
        <select
          aria-label="Time by"
          value={period.clock}
          onChange={(event) =>
            put(period.since, period.until, event.target.value === "report" ? "report" : "event")
          }
        >
          <option value="event">Happened</option>
          <option value="report">Reported</option>
        </select>
        <span className="time-period" role="status">
          {isBounded(period) ? inWords(period) : axis ? outside(axis) : ""}
        </span>
        {isBounded(period) && (
          <button type="button" className="link" onClick={() => put("", "")}>
            All of the time
          </button>
        )}
      </div>
      {axis ? (
        <Brush axis={axis} stretch={stretchOf(period, axis)} choose={(next) => put(next.since, next.until)} />
      ) : (
        <p className="hint">{found ? "Nothing here is dated." : ""}</p>
      )}
    </section>
  );
}

const inWords = ({ since, until }: { since: string; until: string }): string =>
  since && until ? periodInWords(since, until) : since ? `from ${day(since)}` : `before ${day(until)}`;

function outside({ earlier, undated }: Axis): string {
  const told = [
    ...(earlier > 0 ? [`${count(earlier, "event")} earlier`] : []),
    ...(undated > 0 ? [`${undated} undated`] : []),
  ];
  return told.length > 0 ? told.join(", ") : "All of the time";
}

interface BrushProps {
  axis: Axis;
  stretch: Stretch;
  choose: (period: { since: string; until: string }) => void;
}

interface Pull {
  end: "from" | "to" | "both" | "new";
  at: number;
  started: Stretch;
}

/** Drawn across, pulled at its ends or as a whole, or moved by the arrow keys of its two ends. */
function Brush({ axis, stretch, choose }: BrushProps) {
  const canvas = useRef<SVGSVGElement>(null);
  const { width, height } = useSize(canvas);
  const [pull, setPull] = useState<Pull | null>(null);
  const [draft, setDraft] = useState<Stretch | null>(null);
  const unit = width / axis.units;
  const room = height - LABELS;
  const { from, to } = draft ?? stretch;
  const chosen = from > 0 || to < axis.units;

  const unitAt = (event: PointerEvent) =>
    (event.clientX - (canvas.current?.getBoundingClientRect().left ?? 0)) / Math.max(unit, 0.01);
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const at = unitAt(event);
    const near = (place: number) => Math.abs(at - place) * unit < HANDLE;
    const end = near(to) ? "to" : near(from) ? "from" : chosen && at > from && at < to ? "both" : "new";
    canvas.current?.setPointerCapture(event.pointerId);
    setPull({ end, at, started: stretch });
    setDraft(end === "new" ? { from: Math.floor(at), to: Math.floor(at) + 1 } : stretch);
  };
  const move = (event: PointerEvent) => pull && setDraft(pulled(pull, unitAt(event), axis));
  const up = () => {
    if (draft) choose(periodOf(rounded(draft), axis));
    setPull(null);
    setDraft(null);
  };
  const keys = (end: "from" | "to") => (event: KeyboardEvent) => {
    const step = KEYS[event.key];
    const place = event.key === "Home" ? 0 : event.key === "End" ? axis.units : step && stretch[end] + step;
    if (event.key === "Escape") choose({ since: "", until: "" });
    else if (place !== undefined) choose(periodOf(bounded(stretch, end, Math.round(place), axis), axis));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <svg
      ref={canvas}
      className="time-brush"
      role="group"
      aria-label={`${count(axis.bars.length, axis.step === 12 ? "year" : "month")} with events. Draw across to choose a time.`}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    >
      {width > 0 && (
        <>
          <Columns axis={axis} width={width} height={height} chosen={{ from, to }} />
          {chosen && (
            <rect className="window" x={from * unit} y="0" width={(to - from) * unit} height={room} />
          )}
          {(["from", "to"] as const).map((end) => (
            <g
              key={end}
              className="end"
              transform={`translate(${((end === "from" ? from : to) * unit).toFixed(1)} 0)`}
              role="slider"
              tabIndex={0}
              aria-label={end === "from" ? "Beginning of the time" : "End of the time"}
              aria-valuemin={0}
              aria-valuemax={axis.units}
              aria-valuenow={Math.round(end === "from" ? from : to)}
              aria-valuetext={spoken(end, { from, to }, axis)}
              onKeyDown={keys(end)}
            >
              <rect className="hit" x={-HANDLE} y="0" width={2 * HANDLE} height={room} />
              <path d={`M0 0V${room}`} />
              <rect className="grip" x="-3" y={room / 2 - 8} width="6" height="16" rx="3" />
            </g>
          ))}
        </>
      )}
    </svg>
  );
}

const rounded = ({ from, to }: Stretch): Stretch => ({ from: Math.round(from), to: Math.round(to) });

function pulled({ end, at, started }: Pull, now: number, axis: Axis): Stretch {
  const place = Math.min(Math.max(now, 0), axis.units);
  if (end === "new") {
    const [low, high] = [Math.min(at, place), Math.max(at, place)];
    return { from: Math.floor(low), to: Math.max(Math.ceil(high), Math.floor(low) + 1) };
  }
  if (end !== "both") return bounded(started, end, place, axis);
  const by = Math.min(Math.max(now - at, -started.from), axis.units - started.to);
  return { from: started.from + by, to: started.to + by };
}

/** One end at another place, never past the other end. */
function bounded({ from, to }: Stretch, end: "from" | "to", place: number, axis: Axis): Stretch {
  if (end === "from") return { from: Math.min(Math.max(place, 0), Math.max(to - 1, 0)), to };
  return { from, to: Math.max(Math.min(place, axis.units), Math.min(from + 1, axis.units)) };
}

function spoken(end: "from" | "to", stretch: Stretch, axis: Axis): string {
  const { since, until } = periodOf(rounded(stretch), axis);
  if (end === "from") return since ? `from ${day(since)}` : "from the first";
  return until ? `before ${day(until)}` : "to the last";
}
