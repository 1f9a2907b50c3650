import type { Size } from "./camera";
import { type Box, placeOver } from "./labels";
import type { DrawnRibbon, Scene } from "./scene";

interface Props {
  scene: Scene;
  /** The pairs that stand out; only they are labelled. */
  pairs: ReadonlySet<string> | null;
  relation: string | null;
  size: Size;
}

const HEIGHT = 19;
const MOST = 16;

/** What the ribbons that stand out are, at their middle, clear of nodes and names. */
export function RibbonLabels({ scene, pairs, relation, size }: Props) {
  if (!pairs) return null;
  const wanted = scene.ribbons
    .filter(({ pair }) => pairs.has(pair.key))
    .sort((a, b) => b.pair.claims - a.pair.claims)
    .slice(0, MOST);
  const kept: Box[] = scene.nodes.flatMap(({ x, y, radius, label }) => [
    { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius },
    ...(label ? [label] : []),
  ]);
  const places = placeOver(
    wanted.map((ribbon) => request(ribbon, relation)),
    size,
    kept,
  );
  return wanted.map((ribbon) => {
    const box = places.get(ribbon.key);
    if (!box) return null;
    return (
      <g key={ribbon.key} className="ribbon-label" transform={`translate(${box.left} ${box.top})`}>
        <rect width={box.width} height={box.height} rx={box.height / 2} />
        <text x={box.width / 2} y="13.5">
          {ribbon.label}
        </text>
      </g>
    );
  });
}

const request = ({ key, line, label, relation: own }: DrawnRibbon, relation: string | null) => ({
  ...{ id: key, width: label.length * 6.1 + 14, height: HEIGHT },
  ...{ x: line.middle.x, y: line.middle.y, forced: own !== null && own === relation },
});
