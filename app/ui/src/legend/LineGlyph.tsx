import type { Truth } from "../format/truth";
import { Ink } from "../graph/Ribbon";
import { head, line, shortened } from "../graph/ribbon";
import type { EdgeClass } from "../state/ontology";

const WIDTHS: Record<EdgeClass, number> = {
  material_cooperation: 4,
  verbal_cooperation: 2.4,
  verbal_conflict: 2.4,
  material_conflict: 4,
  standing: 1.4,
};

interface Props {
  edgeClass: EdgeClass;
  mutual?: boolean;
  truth?: Truth;
}

/** The line a class of relations has in the graph, for lists and the legend. */
export function LineGlyph({ edgeClass, mutual = false, truth = "happened" }: Props) {
  const whole = line({ x: -2, y: 8 }, { x: 34, y: 8 }, 0, 0, 0);
  return (
    <svg className={`line-glyph paint-${edgeClass}`} viewBox="0 0 32 16" aria-hidden="true" focusable="false">
      <Ink
        line={shortened(whole, mutual ? 7 : 0, 7)}
        width={WIDTHS[edgeClass]}
        truth={truth}
        paint={edgeClass}
      />
      <path className="head" d={head(whole.to, whole.bend, 9)} />
      {mutual && <path className="head" d={head(whole.from, whole.bend, 9)} />}
    </svg>
  );
}
