import { useEffect, useMemo, useRef, useState } from "react";
import { count } from "../format/words";
import type { GraphData } from "../graph/pairs";
import { useView } from "../state/navigation";
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
  const sheet = useRef<HTMLElement>(null);
  useSelectedInSight(sheet, useView().relation);
  const heading = ([column, label]: [Column, string]) => (
    <Heading key={column} column={column} label={label} order={order} reorder={setOrder} />
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className="table-view" aria-label="Relations as a table" tabIndex={0} ref={sheet}>
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

/** The relation chosen in the graph is where the table opens. Only the sheet scrolls, never the page. */
function useSelectedInSight(sheet: React.RefObject<HTMLElement | null>, relation: string | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another relation is another row
  useEffect(() => {
    const within = sheet.current;
    const row = within?.querySelector<HTMLElement>("tr.selected");
    if (!within || !row) return;
    const [outer, inner] = [within.getBoundingClientRect(), row.getBoundingClientRect()];
    const head = within.querySelector("thead")?.getBoundingClientRect().height ?? 0;
    if (inner.top < outer.top + head || inner.bottom > outer.bottom)
      within.scrollBy({ top: inner.top - outer.top - outer.height / 2 });
  }, [sheet, relation]);
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
