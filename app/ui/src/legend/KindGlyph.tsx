import { type KindLook, lookOf } from "../graph/kinds";

const OUTLINES: Record<KindLook["shape"], string> = {
  circle: "M1.6 8a6.4 6.4 0 1 0 12.8 0a6.4 6.4 0 1 0 -12.8 0z",
  square: "M2.4 2.4h11.2v11.2h-11.2z",
  triangle: "M8 1.6L15 13.8H1z",
  hexagon: "M1 8L4.5 1.9h7L15 8l-3.5 6.1h-7z",
  diamond: "M8 .4L15.6 8L8 15.6L.4 8z",
};

/** A kind's shape in a square of 16, with `ground` where it is not filled; `rim` sets it off from what lies under it. */
export function KindShape({ kind, ground, rim = false }: { kind: string; ground: string; rim?: boolean }) {
  const { shape, fill, color } = lookOf(kind);
  const paint = `var(${color})`;
  return (
    <>
      {rim && <path className="rim" d={OUTLINES[shape]} />}
      <path
        d={OUTLINES[shape]}
        fill={fill === "full" ? paint : ground}
        stroke={paint}
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      {fill === "dot" && <circle cx="8" cy={shape === "triangle" ? 9.6 : 8} r="2.4" fill={paint} />}
    </>
  );
}

/** The shape a kind has in the graph, for lists and the legend. */
export function KindGlyph({ kind }: { kind: string }) {
  return (
    <svg className="kind-glyph" viewBox="-1 -1 18 18" aria-hidden="true" focusable="false">
      <KindShape kind={kind} ground="transparent" />
    </svg>
  );
}
