import { count } from "../format/words";
import { PlainText } from "../text/PlainText";
import type { Sending, Sent } from "./useSending";

const STATES = { waiting: "waiting", reading: "reading…", read: "read", failed: "not read" } as const;

interface Props {
  sending: Sending;
  open: (article: string) => void;
}

/** What became of each of several things that were sent. */
export function SentList({ sending: { items }, open }: Props) {
  const done = items.filter(({ state }) => state === "read" || state === "failed").length;
  return (
    <>
      <p role="status">
        {done} of {count(items.length, "item")} done
      </p>
      <progress value={done} max={items.length} aria-label="Read so far" />
      <ul className="rows sent">
        {items.map((item) => (
          <li key={item.key} className={`sent-${item.state}`}>
            <span className="row-main">
              <PlainText text={item.name} />
              <span className="row-note">{told(item)}</span>
            </span>
            {item.added && (
              <button type="button" onClick={() => open(item.added?.article.id ?? "")}>
                Open
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function told({ state, added, error }: Sent): string {
  if (error) return `${"title" in error ? `${error.title}: ` : ""}${error.message}`;
  if (!added) return STATES[state];
  const claims = count(added.article.claim_count, "claim");
  return added.before ? `already there, with ${claims}` : claims;
}
