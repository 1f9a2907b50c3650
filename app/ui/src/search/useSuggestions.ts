import { useEffect, useState } from "react";
import * as api from "../api";
import { type Resource, useResource } from "../state/resource";
import type { Entity, Page } from "../types";

const PAUSE_MS = 120;
const MOST = 8;

/** Entities whose names fit what is typed, asked for once the typing pauses. */
export function useSuggestions(text: string, wanted: boolean): Resource<Page<Entity>> {
  const typed = useSettled(text.trim(), PAUSE_MS);
  const key = wanted && typed ? `find ${typed}` : null;
  return useResource(key, (signal) => api.findEntities(typed, MOST, signal));
}

function useSettled(value: string, pause: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), pause);
    return () => window.clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
