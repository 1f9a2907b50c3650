import { useCallback, useEffect, useState } from "react";
import type { Page } from "../types";
import { type Resource, useResource } from "./resource";

export interface Pages<T> {
  first: Resource<Page<T>>;
  items: T[];
  total: Page<T>["total"] | null;
  /** Null at the end of the list. */
  more: (() => void) | null;
  loadingMore: boolean;
  failedMore: Error | null;
}

interface Further<T> {
  of: Page<T> | null;
  items: T[];
  cursor: string | null;
  loading: boolean;
  error: Error | null;
}

const NOTHING = { of: null, items: [], cursor: null, loading: false, error: null };

/** A list that grows page by page. */
export function usePages<T>(
  key: string | null,
  load: (cursor: string | null, signal?: AbortSignal) => Promise<Page<T>>,
): Pages<T> {
  const first = useResource(key, (signal) => load(null, signal));
  const page = first.state === "ready" ? first.value : null;
  const [further, setFurther] = useState<Further<T>>(NOTHING);

  useEffect(() => setFurther({ ...NOTHING, of: page, cursor: page?.next_cursor ?? null }), [page]);

  const current = further.of === page ? further : { ...NOTHING, cursor: page?.next_cursor ?? null };
  const more = useCallback(() => {
    setFurther((before) => ({ ...before, loading: true, error: null }));
    load(further.cursor).then(
      (next) =>
        setFurther((before) =>
          before.of === page
            ? { ...before, items: [...before.items, ...next.items], cursor: next.next_cursor, loading: false }
            : before,
        ),
      (error: Error) => setFurther((before) => ({ ...before, loading: false, error })),
    );
  }, [load, further.cursor, page]);

  return {
    first,
    items: page ? [...page.items, ...current.items] : [],
    total: page?.total ?? null,
    more: current.cursor === null ? null : more,
    loadingMore: current.loading,
    failedMore: current.error,
  };
}
