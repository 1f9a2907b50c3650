import { useMemo } from "react";
import { type Mark, runs } from "../text/marks";
import { CodePoints } from "../text/offsets";
import { Pieces } from "../text/PlainText";
import type { Claim } from "../types";

export type Part = "subject" | "object" | "cue";

/** The marks of a claim's actors and cue, in offsets of its article. */
export function partsOf({ evidence }: Claim): Mark<Part>[] {
  const marks: Mark<Part>[] = [
    { start: evidence.subject[0], end: evidence.subject[1], name: "subject" },
    { start: evidence.cue[0], end: evidence.cue[1], name: "cue" },
  ];
  if (evidence.object) marks.push({ start: evidence.object[0], end: evidence.object[1], name: "object" });
  return marks;
}

const SPOKEN: Record<Part, string> = { subject: "who", object: "to whom", cue: "the words that say it" };

/** A claim's sentence with its actors and its cue marked. Actors may stand outside it (a pronoun's name does). */
export function Sentence({ claim }: { claim: Claim }) {
  const { evidence } = claim;
  const text = useMemo(() => new CodePoints(evidence.sentence), [evidence.sentence]);
  return (
    <bdi className="sentence">
      {runs(evidence.start, evidence.end, partsOf(claim)).map((run) => (
        <MarkedRun
          key={run.start}
          text={text.slice(run.start - evidence.start, run.end - evidence.start)}
          parts={run.marks.map((mark) => mark.name)}
        />
      ))}
    </bdi>
  );
}

export function MarkedRun({ text, parts }: { text: string; parts: Part[] }) {
  if (parts.length === 0) return <Pieces text={text} />;
  return (
    <mark className={`part ${parts.join(" ")}`} title={parts.map((part) => SPOKEN[part]).join(", ")}>
      <Pieces text={text} />
    </mark>
  );
}
