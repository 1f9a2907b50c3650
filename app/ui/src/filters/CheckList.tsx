import type { ReactNode } from "react";

interface Option {
  value: string;
  label: string;
  glyph?: ReactNode;
}

interface Props {
  legend: string;
  options: Option[];
  chosen: readonly string[];
  choose: (values: string[]) => void;
  /** Starts closed unless something in it is chosen. */
  folded?: boolean;
}

/** Boxes of which none means all. */
export function CheckList({ legend, options, chosen, choose, folded = false }: Props) {
  const list = (
    <div className="checks">
      {options.map(({ value, label, glyph }) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) => choose(toggled(chosen, value, event.target.checked))}
          />
          {glyph}
          {label}
        </label>
      ))}
    </div>
  );
  if (!folded) {
    return (
      <fieldset>
        <legend>{legend}</legend>
        {list}
      </fieldset>
    );
  }
  return (
    <details open={chosen.length > 0 || undefined}>
      <summary>
        {legend}
        {chosen.length > 0 && <span className="number">{chosen.length}</span>}
      </summary>
      <fieldset>
        <legend className="visually-hidden">{legend}</legend>
        {list}
      </fieldset>
    </details>
  );
}

export function toggled(values: readonly string[], value: string, on: boolean): string[] {
  const rest = values.filter((other) => other !== value);
  return on ? [...rest, value].sort() : rest;
}
