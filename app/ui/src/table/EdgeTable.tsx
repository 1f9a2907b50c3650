import { useMemo, useState } from "react";
import { count } from "../format/words";
import type { GraphData } from "../graph/pairs";
import { EdgeRow } from "./EdgeRow";
import { type Column, type Order, reordered, sorted } from "./sort";

const ENDS: [Column, string][] = [
  ["subject", "Who"],
  ["type", "Relation"],
  ["object", "Whom"],
];
const MEASURES: [Column, string][] = [
  ["claims", "Claims"],
  ["sources", "Sources"],
  ["first", "First"],
  ["last", "Last"],
];

/** The same relations as the graph, as a table: the equal of the canvas for keyboard and screen reader. */
export function EdgeTable({ data }: { data: GraphData }) {
  const [order, setOrder] = useState<Order>({ by: "claims", descending: true });
  const rows = useMemo(() => sorted(data.edges, order), [data.edges, order]);
  const heading = ([column, label]: [Column, string]) => (
    <Heading key={column} column={column} label={label} order={order} reorder={setOrder} />
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="table-view" aria-label="Relations as a table" tabIndex={0}>
      <table>
        <caption>
          {count(rows.length, "relation")} among {count(data.nodes.length, "actor")}
        </caption>
        <colgroup>
          {ENDS.map(([column]) => (
            <col key={column} />
          ))}
          <col className="reported" />
          {MEASURES.map(([column]) => (
            <col key={column} className={column === "claims" ? "number" : column} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {ENDS.map(heading)}
            <th scope="col" className="reported">
              Reported as
            </th>
            {MEASURES.map(heading)}
          </tr>
        </thead>
        <tbody>
          {rows.map((relation) => (
            <EdgeRow key={relation.id} relation={relation} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const CLASSES: Partial<Record<Column, string>> = {
  claims: "numeric",
  sources: "numeric sources",
  first: "first",
  last: "last",
};

interface HeadingProps {
  column: Column;
  label: string;
  order: Order;
  reorder: (order: Order) => void;
}

/** A column's name, which sorts by it. */
function Heading({ column, label, order, reorder }: HeadingProps) {
  const sorting = order.by === column;
  const direction = order.descending ? "descending" : "ascending";
  return (
    <th scope="col" className={CLASSES[column] ?? ""} aria-sort={sorting ? direction : "none"}>
      <button type="button" onClick={() => reorder(reordered(order, column))}>
        {label}
        <span className="sort-sign" aria-hidden="true">
          {sorting ? (order.descending ? "↓" : "↑") : ""}
        </span>
      </button>
    </th>
  );
}
