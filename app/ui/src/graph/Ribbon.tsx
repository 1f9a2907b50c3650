import { memo } from "react";
import type { Truth } from "../format/truth";
import { beside, head, type Line, path, shortened } from "./ribbon";
import type { DrawnRibbon } from "./scene";

interface Props
  extends Pick<DrawnRibbon, "line" | "width" | "paint" | "truth" | "toEnd" | "toStart" | "name"> {
  /** What a click on it opens. */
  of: { "data-pair": string } | { "data-relation": string };
  state: "plain" | "faded" | "lit";
}

/** One ribbon. Its ink tells whether what it stands for happened; its colour what it is. */
export const Ribbon = memo(function Ribbon({
  line,
  width,
  paint,
  truth,
  toEnd,
  toStart,
  of,
  name,
  state,
}: Props) {
  const size = width * 1.1 + 6;
  const body = shortened(line, toStart ? size * 0.8 : 0, toEnd ? size * 0.8 : 0);
  return (
    <g className={`ribbon paint-${paint} ${state}`} {...of}>
      <title>{name}</title>
      <path className="hit" d={path(line)} strokeWidth={Math.max(width + 8, 16)} />
      <Ink line={body} width={width} truth={truth} paint={paint} />
      {toEnd && <path className="head" d={head(line.to, line.bend, size)} />}
      {toStart && <path className="head" d={head(line.from, line.bend, size)} />}
    </g>
  );
});

interface InkProps {
  line: Line;
  width: number;
  truth: Truth;
  paint: string;
}

/** Happened: solid. Planned: an outline. Alleged: hatched. Denied: broken, crossed out. Disputed: split in two. Inferred: dotted, thin and grey. */
export function Ink({ line, width, truth, paint }: InkProps) {
  const d = path(line);
  switch (truth) {
    case "happened":
      return <path className="ink" d={d} strokeWidth={width} />;
    case "inferred":
      return <path className="ink inferred" d={d} strokeWidth={1.4} strokeDasharray="1.5 4" />;
    case "planned": {
      const outer = Math.max(width, 5);
      return (
        <>
          <path className="ink" d={d} strokeWidth={outer} />
          <path className="ground" d={d} strokeWidth={outer - 2.6} />
        </>
      );
    }
    case "alleged":
      return <path d={d} fill="none" stroke={`url(#hatch-${paint})`} strokeWidth={Math.max(width, 5.5)} />;
    case "denied":
      return (
        <>
          <path className="ink" d={d} strokeWidth={Math.min(width, 3)} strokeDasharray="9 7" />
          <Sign at={line.middle} d="M-5 -5L5 5M5 -5L-5 5" />
        </>
      );
    case "disputed": {
      const half = Math.max(width / 2, 2.4);
      return (
        <>
          <path className="ink affirming" d={path(beside(line, half / 2 + 0.4))} strokeWidth={half} />
          <path
            className="ink denying"
            d={path(beside(line, -half / 2 - 0.4))}
            strokeWidth={half}
            strokeDasharray="7 3"
          />
          <Sign at={line.middle} d="M-5 -2.5H5M-5 2.5H5M-3 5.5L3 -5.5" />
        </>
      );
    }
  }
}

function Sign({ at, d }: { at: { x: number; y: number }; d: string }) {
  return (
    <g className="sign" transform={`translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`}>
      <circle r="8.5" />
      <path d={d} />
    </g>
  );
}

const PAINTS = [
  "material_cooperation",
  "verbal_cooperation",
  "mixed",
  "verbal_conflict",
  "material_conflict",
  "standing",
];

/** The hatchings, one for each colour; referred to by ribbons and by the glyphs of the legend. */
export function Hatchings() {
  return (
    <defs>
      {PAINTS.map((paint) => (
        <pattern
          key={paint}
          id={`hatch-${paint}`}
          className={`paint-${paint}`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(50)"
        >
          <path className="ink" d="M0 2.5H5" strokeWidth="2.4" />
        </pattern>
      ))}
    </defs>
  );
}
