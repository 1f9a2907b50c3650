import { memo } from "react";
import { words } from "../format/words";
import { KindShape } from "../legend/KindGlyph";
import { type DrawnNode, shortened, weightOf } from "./scene";

interface Props {
  node: DrawnNode;
  state: "plain" | "faded" | "lit";
  chosen: boolean;
  marked: boolean;
  /** Whether Tab reaches this one; the arrows reach the others. */
  tabbed: boolean;
}

/** One actor: its kind's shape, its name, and how many neighbours are not drawn. */
export const GraphNode = memo(function GraphNode({ node, state, chosen, marked, tabbed }: Props) {
  const scale = node.radius / 7.2;
  const written = shortened(node.name);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand inside a drawing
    <g
      className={`node ${state}${chosen ? " chosen" : ""}`}
      data-node={node.id}
      role="button"
      tabIndex={tabbed ? 0 : -1}
      aria-label={spoken(node)}
      {...(chosen && { "aria-current": "true" as const })}
    >
      <g transform={`translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`}>
        <circle className="hit" r={Math.max(node.radius + 4, 13)} />
        {(chosen || marked) && <circle className="ring" r={node.radius + 6} />}
        <g transform={`scale(${scale.toFixed(3)}) translate(-8 -8)`}>
          <KindShape kind={node.kind} ground="var(--stage)" rim />
        </g>
        {node.pinned && (
          <path className="pin" d={`M${node.radius * 0.7} ${-node.radius * 0.7}l6 -6m-3 -1l4 4`} />
        )}
      </g>
      {node.label && (
        <text
          className={`name kind-${node.kind}`}
          x={node.label.left}
          y={node.label.top + 12.5}
          fontWeight={node.strong ? 650 : weightOf(node)}
        >
          {written}{" "}
          {node.more > 0 && (
            <tspan className="more-count" data-expand={node.id}>
              +{node.more}
            </tspan>
          )}
        </text>
      )}
    </g>
  );
});

/** An actor in words, beginning with what is written beside it. */
function spoken({ name, kind, more, pinned }: DrawnNode): string {
  const written = shortened(name);
  return [
    more > 0 ? `${written} +${more}` : written,
    ...(written === name ? [] : [name]),
    words(kind),
    ...(more > 0 ? [`${more} more not drawn`] : []),
    ...(pinned ? ["pinned"] : []),
  ].join(", ");
}
