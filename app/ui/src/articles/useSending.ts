import { useCallback, useRef, useState } from "react";
import type { Added } from "../api";
import { dataChanged } from "../state/resource";

/** One thing sent to be read, and how it stands. */
export interface Sent {
  key: number;
  name: string;
  state: "waiting" | "reading" | "read" | "failed";
  added?: Added;
  error?: Error;
}

export interface Sending {
  items: readonly Sent[];
  busy: boolean;
  send: (things: readonly { name: string; read: () => Promise<Added> }[]) => void;
  /** Forget what is done. */
  clear: () => void;
}

/** Sends one after the other, as the service reads them, and keeps what became of each. Goes on with the dialog closed. */
export function useSending(): Sending {
  const [items, setItems] = useState<readonly Sent[]>([]);
  const next = useRef(0);
  const line = useRef<Promise<void>>(Promise.resolve());

  const send = useCallback<Sending["send"]>((things) => {
    const put = (key: number, patch: Partial<Sent>) =>
      setItems((before) => before.map((item) => (item.key === key ? { ...item, ...patch } : item)));
    for (const { name, read } of things) {
      const key = next.current++;
      setItems((before) => [...before, { key, name, state: "waiting" }]);
      line.current = line.current
        .then(() => {
          put(key, { state: "reading" });
          return read();
        })
        .then(
          (added) => {
            put(key, { state: "read", added });
            dataChanged();
          },
          (error: Error) => put(key, { state: "failed", error }),
        );
    }
  }, []);

  return {
    items,
    busy: items.some(({ state }) => state === "waiting" || state === "reading"),
    send,
    clear: useCallback(
      () =>
        setItems((before) => before.filter((item) => item.state === "waiting" || item.state === "reading")),
      [],
    ),
  };
}
