import { useEffect, useMemo, useRef } from "react";
import { MarkedRun, type Part, partsOf } from "../evidence/Sentence";
import { count, words } from "../format/words";
import { ViewLink } from "../state/navigation";
import { type Mark, type Run, runs } from "../text/marks";
import { CodePoints } from "../text/offsets";
import { PlainText } from "../text/PlainText";
import type { Article, Claim } from "../types";
import { type Block, blocks } from "./blocks";

interface Props {
  article: Article;
  claims: readonly Claim[];
  chosen: string | null;
}

/** The words of the article: every sentence with a claim can be chosen, the chosen one is marked and in sight. */
export function ArticleText({ article, claims, chosen }: Props) {
  const text = useMemo(() => new CodePoints(article.text), [article.text]);
  const laidOut = useMemo(() => blocks(text, article.cuts), [text, article.cuts]);
  const marked = useMemo(() => markedBy(claims, chosen), [claims, chosen]);
  const body = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentence is there only once its marks are
  useEffect(() => {
    const sentence = body.current?.querySelector<HTMLElement>("[data-chosen]");
    sentence?.scrollIntoView({ block: "center" });
    sentence?.focus({ preventScroll: true });
  }, [chosen, marked]);

  return (
    <div className="article-text" ref={body} lang={article.language}>
      {laidOut.map((block) =>
        block.kind === "cut" ? (
          <CutBlock key={block.start} block={block} text={text} />
        ) : (
          <p key={block.start} dir="auto">
            {runs(block.start, block.end, marked.sentences).map((run) => (
              <ArticleRun key={run.start} run={run} text={text} chosen={chosen} parts={marked.parts} />
            ))}
          </p>
        ),
      )}
    </div>
  );
}

interface Marked {
  sentences: Mark<"sentence">[];
  /** Actors and cue of the chosen claim. */
  parts: Mark<Part>[];
}

function markedBy(claims: readonly Claim[], chosen: string | null): Marked {
  const claim = claims.find(({ id }) => id === chosen);
  return {
    sentences: claims.map(({ id, evidence: { start, end } }) => ({ start, end, name: "sentence", of: id })),
    parts: claim ? partsOf(claim) : [],
  };
}

interface RunProps {
  run: Run<"sentence">;
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
  const [first] = run.marks;
  if (first?.of === undefined) return inner;
  if (run.marks.some((mark) => mark.of === chosen)) {
    return (
      <span className="chosen-sentence" data-chosen tabIndex={-1}>
        {inner}
      </span>
    );
  }
  return (
    <ViewLink to={{ claim: first.of }} className="claim-sentence">
      {inner}
    </ViewLink>
  );
}

function CutBlock({ block, text }: { block: Extract<Block, { kind: "cut" }>; text: CodePoints }) {
  return (
    <details className="cut">
      <summary>
        Set aside: {words(block.reason)}{" "}
        <span className="cut-size">({count(block.end - block.start, "character")})</span>
      </summary>
      <p>
        <PlainText text={text.slice(block.start, block.end).trim()} />
      </p>
    </details>
  );
}
