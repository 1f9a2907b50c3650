import { useState } from "react";
import type { RelationFilter } from "../api";
import * as api from "../api";
import { count } from "../format/words";
import { shareAddress } from "../session/store";
import { useView } from "../state/navigation";
import { shown, useResource } from "../state/resource";
import { activeFilters } from "../state/view";
import { ExportMenu } from "./ExportMenu";
import { pictureOf, pixelsOf, save } from "./picture";

/** What can be taken along: a link to this very picture, the picture itself, and files of all that passes the filters. */
export function TakeAway({ filter }: { filter: RelationFilter }) {
  const { filters, show, article } = useView();
  const stats = shown(useResource("stats", api.stats));
  const [told, setTold] = useState<string | null>(null);
  const drawn = show === "graph" && article === null;

  const link = () => {
    const address = shareAddress();
    navigator.clipboard.writeText(address).then(
      () => setTold("The link is copied"),
      () => setTold(address),
    );
  };
  const picture = () => {
    const stage = document.querySelector<SVGSVGElement>("svg.stage");
    if (!stage) return null;
    const chosen = activeFilters(filters);
    const from = stats ? `${count(stats.articles, "article")}, ${count(stats.claims, "claim")}` : "";
    const narrowed = chosen > 0 ? ` · ${count(chosen, "filter")} in force` : "";
    const source = `Legation · ${from}${narrowed} · ${new Date().toISOString().slice(0, 10)} · ${location.host}`;
    return pictureOf(stage, [...document.querySelectorAll(".filters .check:has(svg)")], source);
  };
  const svg = () => {
    const made = picture();
    if (made) save(new Blob([made], { type: "image/svg+xml" }), "legation.svg");
  };
  const png = () => {
    const made = picture();
    if (made)
      pixelsOf(made).then(
        (pixels) => save(pixels, "legation.png"),
        (error: Error) => setTold(`No picture: ${error.message}`),
      );
  };
  return (
    <fieldset className="take-away" aria-label="Take away">
      <button type="button" onClick={link} title="A link that opens this very picture">
        Copy link
      </button>
      <ExportMenu filter={filter} picture={drawn ? { SVG: svg, PNG: png } : null} />
      <span role="status">{told}</span>
    </fieldset>
  );
}
