import { CLASS_LABELS, titled } from "../format/words";
import { KINDS } from "../graph/kinds";
import type { GraphData } from "../graph/model";
import { EDGE_CLASSES } from "../state/ontology";
import { KindGlyph } from "./KindGlyph";
import { LineGlyph } from "./LineGlyph";

/** What the shapes and lines on screen mean. */
export function Legend({ data }: { data: GraphData | null }) {
  const kinds = new Set<string>(data?.nodes.map((node) => node.kind));
  const present = KINDS.filter((kind) => kinds.has(kind));
  return (
    <section className="legend" aria-label="Legend">
      <ul>
        {EDGE_CLASSES.map((edgeClass) => (
          <li key={edgeClass}>
            <LineGlyph edgeClass={edgeClass} />
            {CLASS_LABELS[edgeClass]}
          </li>
        ))}
        <li>
          <LineGlyph edgeClass="verbal_cooperation" mutual />
          Two heads: mutual
        </li>
      </ul>
      <ul>
        {present.map((kind) => (
          <li key={kind}>
            <KindGlyph kind={kind} />
            {titled(kind)}
          </li>
        ))}
      </ul>
    </section>
  );
}
