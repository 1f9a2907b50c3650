import type { Pages } from "../state/pages";
import { Failure } from "./Feedback";

/** The end of a list that goes on. */
export function More<T>({ pages, what }: { pages: Pages<T>; what: string }) {
  if (pages.failedMore)
    return <Failure error={pages.failedMore} {...(pages.more && { retry: pages.more })} />;
  if (!pages.more) return null;
  return (
    <button type="button" className="more" onClick={pages.more} disabled={pages.loadingMore}>
      {pages.loadingMore ? "Loading…" : `Show more ${what}`}
    </button>
  );
}
