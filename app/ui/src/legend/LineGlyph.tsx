import { LINE_LOOKS } from "../graph/lines";
import type { EdgeClass } from "../state/ontology";

const DASHES: Record<string, string | undefined> = { dotted: "0.1 5", dashed: "6 4" };
const TICKS = [5, 11, 17];

/** The line a class of relations has in the graph, for lists and the legend. */
export function LineGlyph({ edgeClass, mutual = false }: { edgeClass: EdgeClass; mutual?: boolean }) {
  const { style, weight, color } = LINE_LOOKS[edgeClass];
  const paint = `var(${color})`;
  const dashes = DASHES[style];
  return (
    <svg className="line-glyph" viewBox="0 0 32 12" aria-hidden="true" focusable="false">
      <path
        d={mutual ? "M8 6H24" : "M1 6H24"}
        stroke={paint}
        strokeWidth={weight}
        strokeLinecap={style === "dotted" ? "round" : "butt"}
        {...(dashes && { strokeDasharray: dashes })}
      />
      {style === "barbed" &&
        TICKS.map((x) => <path key={x} d={`M${x} 2V10`} stroke={paint} strokeWidth="1.5" />)}
      <path d="M23 1.8L31 6L23 10.2z" fill={paint} />
      {mutual && <path d="M9 1.8L1 6L9 10.2z" fill={paint} />}
    </svg>
  );
}
