import { pieces } from "./bidi";

/** Words from an article or a name: text only, its direction kept to itself, direction controls shown as marks. */
export function PlainText({ text }: { text: string }) {
  return (
    <bdi>
      <Pieces text={text} />
    </bdi>
  );
}

/** As `PlainText` without the isolation, for runs that already stand inside one. */
export function Pieces({ text }: { text: string }) {
  return pieces(text).map(({ at, text: words, control }) =>
    control ? (
      <span key={at} className="control-mark" title={`Direction control ${control}, shown instead of obeyed`}>
        {control}
      </span>
    ) : (
      words
    ),
  );
}
