/** Loading something from the API: what a component shows while it waits, when it fails and when it is there. */

import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";

export type Resource<T> =
  | { state: "idle" }
  | { state: "loading"; previous: T | null }
  | { state: "failed"; error: Error; retry: () => void }
  | { state: "ready"; value: T };

const KEPT_MS = 5 * 60_000;

/** Answers are kept until something is written or the store's revision moves on; see `useFreshness`. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: KEPT_MS,
      gcTime: KEPT_MS,
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
  },
});

/** Call after a write: everything on screen is asked for again, and the old stays until the new is there. */
export function dataChanged(): void {
  void queries.invalidateQueries();
}

/** Load by key; a null key asks nothing. The key stands for everything `load` closes over. */
export function useResource<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const found = useQuery({
    queryKey: ["one", key],
    queryFn: ({ signal }) => load(signal),
    enabled: key !== null,
    placeholderData: keepPreviousData,
  });
  const { refetch } = found;
  const retry = useCallback(() => void refetch(), [refetch]);
  return key === null ? { state: "idle" } : asResource(found, retry);
}

/** A query as the one shape components know. */
export function asResource<T>(found: UseQueryResult<T>, retry: () => void): Resource<T> {
  if (found.isError && !found.isFetching) return { state: "failed", error: found.error, retry };
  if (found.data === undefined || found.isPlaceholderData || found.isError)
    return { state: "loading", previous: found.data ?? null };
  return { state: "ready", value: found.data };
}

/** The value, or the previous one while a new one loads. */
export function shown<T>(resource: Resource<T>): T | null {
  if (resource.state === "ready") return resource.value;
  return resource.state === "loading" ? resource.previous : null;
}
