import type { ReactNode } from "react";

interface Option {
  value: string;
  label: string;
  glyph?: ReactNode;
  /** How many there are of it. */
  number?: number;
}

interface Props {
  legend: string;
  options: Option[];
  chosen: readonly string[];
  choose: (values: string[]) => void;
}

/** Boxes of which none means all. */
export function CheckList({ legend, options, chosen, choose }: Props) {
  if (options.length === 0) return null;
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="checks">
        {options.map(({ value, label, glyph, number }) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => choose(toggled(chosen, value, event.target.checked))}
            />
            {glyph}
            {label}
            {number !== undefined && <span className="number">{number}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function toggled(values: readonly string[], value: string, on: boolean): string[] {
  const rest = values.filter((other) => other !== value);
  return on ? [...rest, value].sort() : rest;
}
