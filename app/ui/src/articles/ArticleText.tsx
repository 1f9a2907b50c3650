import { useMemo } from "react";
import { MarkedRun, type Part, partsOf } from "../evidence/Sentence";
import { count, words as inWords } from "../format/words";
import { ViewLink } from "../state/navigation";
import type { Stretch } from "../state/view";
import { type Mark, type Run, runs } from "../text/marks";
import { CodePoints } from "../text/offsets";
import { PlainText } from "../text/PlainText";
import type { Article, Claim } from "../types";
import { type Block, blocks } from "./blocks";

interface Props {
  article: Article;
  claims: readonly Claim[];
  chosen: string | null;
  /** Marked where no claim is chosen. */
  words: readonly Stretch[];
}

type Name = "sentence" | "words";

/** The words of the article: every sentence with a claim can be chosen, the chosen one is marked. */
export function ArticleText({ article, claims, chosen, words }: Props) {
  const text = useMemo(() => new CodePoints(article.text), [article.text]);
  const laidOut = useMemo(() => blocks(text, article.cuts), [text, article.cuts]);
  const marked = useMemo(() => markedBy(claims, chosen, words), [claims, chosen, words]);

  return (
    <div className="article-text" lang={article.language}>
      {laidOut.map((block) =>
        block.kind === "cut" ? (
          <CutBlock key={block.start} block={block} text={text} />
        ) : (
          <p key={block.start} dir="auto">
            {runs(block.start, block.end, marked.stretches).map((run) => (
              <ArticleRun key={run.start} run={run} text={text} chosen={chosen} parts={marked.parts} />
            ))}
          </p>
        ),
      )}
    </div>
  );
}

interface Marked {
  stretches: Mark<Name>[];
  /** Actors and cue of the chosen claim. */
  parts: Mark<Part>[];
}

function markedBy(claims: readonly Claim[], chosen: string | null, words: readonly Stretch[]): Marked {
  const claim = claims.find(({ id }) => id === chosen);
  const sentences = claims.map(({ id, evidence: { start, end } }) => ({
    ...{ start, end, of: id },
    name: "sentence" as const,
  }));
  const quoted = words.map(([start, end]) => ({ start, end, name: "words" as const }));
  return { stretches: [...sentences, ...quoted], parts: claim ? partsOf(claim) : [] };
}

interface RunProps {
  run: Run<Name>;
  text: CodePoints;
  chosen: string | null;
  parts: Mark<Part>[];
}

function ArticleRun({ run, text, chosen, parts }: RunProps) {
  const inner = runs(run.start, run.end, parts).map((part) => (
    <MarkedRun
      key={part.start}
      text={text.slice(part.start, part.end)}
      parts={part.marks.map((mark) => mark.name)}
    />
  ));
  if (run.marks.some((mark) => mark.name === "words" || (chosen !== null && mark.of === chosen))) {
    return (
      <span className="chosen-sentence" data-chosen tabIndex={-1}>
        {inner}
      </span>
    );
  }
  const claim = run.marks.find((mark) => mark.of !== undefined)?.of;
  if (claim === undefined) return inner;
  return (
    <ViewLink to={{ claim }} className="claim-sentence">
      {inner}
    </ViewLink>
  );
}

function CutBlock({ block, text }: { block: Extract<Block, { kind: "cut" }>; text: CodePoints }) {
  return (
    <details className="cut">
      <summary>
        Set aside: {inWords(block.reason)}{" "}
        <span className="cut-size">({count(block.end - block.start, "character")})</span>
      </summary>
      <p>
        <PlainText text={text.slice(block.start, block.end).trim()} />
      </p>
    </details>
  );
}
