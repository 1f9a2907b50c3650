import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import * as api from "../api";
import { dataChanged } from "./resource";

const EVERY_MS = 15_000;

/** Looks now and then whether something was stored elsewhere, and then asks anew for what is on screen. */
export function useFreshness(): void {
  const { data } = useQuery({
    queryKey: ["revision"],
    queryFn: async ({ signal }) => (await api.stats(signal)).revision,
    refetchInterval: EVERY_MS,
    staleTime: 0,
  });
  const seen = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (data === undefined) return;
    if (seen.current !== undefined && seen.current !== data) dataChanged();
    seen.current = data;
  }, [data]);
}
