import { SearchBox } from "../search/SearchBox";
import { ViewLink } from "../state/navigation";
import { START } from "../state/view";
import { ThemeButton } from "./ThemeButton";

interface Props {
  add: () => void;
  /** How many articles are still to be read. */
  reading: number;
}

export function Header({ add, reading }: Props) {
  return (
    <header className="top">
      <h1>
        <ViewLink to={START} className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d="M9 22C9 12 15 9 21 9" fill="none" stroke="var(--brand-line)" strokeWidth="2.6" />
            <circle cx="9" cy="22.5" r="4.4" fill="var(--brand)" />
            <path d="M18 5h8v8h-8z" fill="var(--brand-line)" />
          </svg>
          Legation
        </ViewLink>
      </h1>
      <SearchBox />
      <div className="top-actions">
        <button type="button" onClick={add}>
          {reading > 0 ? `Reading ${reading}…` : "Add articles"}
        </button>
        <a href="./docs" className="quiet">
          API
        </a>
        <ThemeButton />
      </div>
    </header>
  );
}
