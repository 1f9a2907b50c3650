import { type ReactNode, useEffect, useRef, useState } from "react";
import { type ExportFormat, exportAddress, type RelationFilter } from "../api";

type Of = "graph" | "claims";

/** What each file is for. A format the service gains does not compile until it stands here. */
const FORMATS: Record<ExportFormat, { of: Of; name: string; use: string }> = {
  graphml: { of: "graph", name: "GraphML", use: "yEd, Gephi, networkx" },
  gexf: { of: "graph", name: "GEXF", use: "Gephi, with times" },
  "edges-csv": { of: "graph", name: "Edges, CSV", use: "spreadsheets" },
  "nodes-csv": { of: "graph", name: "Nodes, CSV", use: "spreadsheets" },
  cytoscape: { of: "graph", name: "Cytoscape", use: "Cytoscape, its library" },
  json: { of: "graph", name: "JSON", use: "node and link, d3" },
  geojson: { of: "graph", name: "GeoJSON", use: "maps" },
  "claims-csv": { of: "claims", name: "CSV", use: "spreadsheets" },
  "claims-ndjson": { of: "claims", name: "NDJSON", use: "one claim a line" },
  "claims-parquet": { of: "claims", name: "Parquet", use: "pandas, DuckDB" },
  turtle: { of: "claims", name: "Turtle", use: "RDF" },
  "json-ld": { of: "claims", name: "JSON-LD", use: "RDF as JSON" },
  plover: { of: "claims", name: "PLOVER", use: "event records; events alone" },
  followthemoney: { of: "claims", name: "FollowTheMoney", use: "Aleph, OpenSanctions" },
  stix: { of: "claims", name: "STIX 2.1", use: "OpenCTI, MISP" },
};

const LEGENDS: Record<Of, string> = {
  graph: "All relations, each with its best sentence",
  claims: "All claims, each with its evidence",
};

interface Props {
  filter: RelationFilter;
  /** Saves the picture; null where none is drawn. */
  picture: Record<"SVG" | "PNG", () => void> | null;
}

/** The picture, and every file the service writes of what passes the filters. */
export function ExportMenu({ filter, picture }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  useClosing(menu, open, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });
  const files = Object.entries(FORMATS) as [ExportFormat, (typeof FORMATS)[ExportFormat]][];
  return (
    <div ref={menu}>
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls="exports"
        onClick={() => setOpen(!open)}
      >
        Export <span aria-hidden="true">▾</span>
      </button>
      {open && (
        <div className="exports" id="exports">
          <Group legend="This picture, with its legend and source">
            {(["SVG", "PNG"] as const).map((name) => (
              <li key={name}>
                <button
                  type="button"
                  disabled={picture === null}
                  onClick={() => {
                    picture?.[name]();
                    setOpen(false);
                  }}
                >
                  {name}
                  <small>{name === "SVG" ? "to be drawn on" : "in pixels, for slides"}</small>
                </button>
              </li>
            ))}
          </Group>
          {(["graph", "claims"] as const).map((of) => (
            <Group key={of} legend={LEGENDS[of]}>
              {files
                .filter(([, file]) => file.of === of)
                .map(([format, { name, use }]) => (
                  <li key={format}>
                    <a href={exportAddress(format, filter)} download onClick={() => setOpen(false)}>
                      {name}
                      <small>{use}</small>
                    </a>
                  </li>
                ))}
            </Group>
          ))}
          <p>
            The files hold the whole store as far as the filters in force let it pass, not only the actors
            drawn.{(filter.kinds.length > 0 || filter.minOrigins > 1) && UNFILTERED}
          </p>
        </div>
      )}
    </div>
  );
}

const UNFILTERED = " Kinds of actors and the number of sources do not narrow them.";

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <ul>{children}</ul>
    </fieldset>
  );
}

/** A press or the focus anywhere else closes it, and so does Escape. */
function useClosing(
  of: React.RefObject<HTMLElement | null>,
  open: boolean,
  close: (byKey: boolean) => void,
): void {
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !of.current?.contains(event.target)) closing.current(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape") closing.current(true);
    };
    document.addEventListener("pointerdown", elsewhere);
    document.addEventListener("focusin", elsewhere);
    document.addEventListener("keydown", leave);
    return () => {
      document.removeEventListener("pointerdown", elsewhere);
      document.removeEventListener("focusin", elsewhere);
      document.removeEventListener("keydown", leave);
    };
  }, [of, open]);
}
