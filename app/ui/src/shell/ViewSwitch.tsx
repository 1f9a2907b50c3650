import { go, useView } from "../state/navigation";

/** Graph or table: the same relations. */
export function ViewSwitch() {
  const { show } = useView();
  return (
    <fieldset className="switch" aria-label="Show as">
      {(["graph", "table"] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={show === each}
          onClick={() => go({ show: each, article: null, claim: null })}
        >
          {each === "graph" ? "Graph" : "Table"}
        </button>
      ))}
    </fieldset>
  );
}
