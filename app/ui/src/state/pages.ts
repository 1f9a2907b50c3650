import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Page } from "../types";
import type { Resource } from "./resource";

export interface Pages<T> {
  first: Resource<Page<T>>;
  items: T[];
  total: Page<T>["total"] | null;
  /** Null at the end of the list. */
  more: (() => void) | null;
  loadingMore: boolean;
  failedMore: Error | null;
}

/** A list that grows page by page. What was loaded stays while it is asked for again. */
export function usePages<T>(
  key: string,
  load: (cursor: string | null, signal?: AbortSignal) => Promise<Page<T>>,
): Pages<T> {
  const found = useInfiniteQuery<Page<T>, Error, InfiniteData<Page<T>>, string[], string | null>({
    queryKey: ["pages", key],
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const { data, isPlaceholderData, refetch, fetchNextPage } = found;
  const pages = isPlaceholderData ? undefined : data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const [first] = pages ?? [];
  return {
    first: first
      ? { state: "ready", value: first }
      : found.isError && !found.isFetching
        ? { state: "failed", error: found.error, retry }
        : { state: "loading", previous: data?.pages[0] ?? null },
    items,
    total: first?.total ?? null,
    more: found.hasNextPage ? more : null,
    loadingMore: found.isFetchingNextPage,
    failedMore: found.isFetchNextPageError ? found.error : null,
  };
}
