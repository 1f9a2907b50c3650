import { type Axis, heightOf, type Stretch, tickLabel, ticksOf } from "./axis";

interface Props {
  axis: Axis;
  width: number;
  height: number;
  chosen: Stretch;
}

/** Pixels under the columns that the months take. */
export const LABELS = 15;
const LABEL_WIDTH = 62;

/** The columns of the histogram over their axis: conflict below, what merely stands, cooperation on top. */
export function Columns({ axis, width, height, chosen }: Props) {
  const unit = width / axis.units;
  const room = height - LABELS;
  const tall = (events: number) => (events / axis.most) * (room - 3);
  const months = axis.units * axis.step;
  const ticks = ticksOf(axis.first, months, Math.max(Math.floor(width / LABEL_WIDTH), 1));
  const yearly = ticks.every((tick) => tick % 12 === 0);
  const wide = Math.max(unit - Math.min(unit * 0.2, 2), 1);
  return (
    <g className="columns">
      <path className="zero" d={`M0 ${room}H${width}`} />
      {axis.bars.map((bar) => {
        const x = bar.at * unit;
        const [conflict, standing] = [tall(bar.conflict), tall(bar.standing)];
        return (
          <g key={bar.at} className={bar.at + 0.5 < chosen.from || bar.at + 0.5 > chosen.to ? "outside" : ""}>
            <rect className="conflict" x={x} y={room - conflict} width={wide} height={conflict} />
            <rect className="standing" x={x} y={room - conflict - standing} width={wide} height={standing} />
            <rect
              className="cooperation"
              x={x}
              y={room - tall(heightOf(bar))}
              width={wide}
              height={tall(bar.cooperation)}
            />
          </g>
        );
      })}
      {ticks.map((tick) => {
        const x = ((tick - axis.first) / axis.step) * unit;
        return (
          <g key={tick} className="tick">
            <path d={`M${x.toFixed(1)} ${room}v4`} />
            {x < width - 30 && (
              <text x={x + 2} y={height - 2}>
                {tickLabel(tick, yearly)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
