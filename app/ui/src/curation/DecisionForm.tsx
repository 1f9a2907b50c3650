import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Failure } from "../shell/Feedback";
import type { Decision } from "../types";
import { decide } from "./deciding";

const LONGEST_REASON = 500;

interface Props {
  /** What the button says. */
  label: string;
  act: (reason: string | null) => Promise<Decision>;
  /** Called when it is done, and when it is given up. */
  close: (done: boolean) => void;
  ready?: boolean;
  children?: ReactNode;
}

/** Asks why, then sends the decision; what cannot hold is told beside the button. */
export function DecisionForm({ label, act, close, ready = true, children }: Props) {
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // The button that asked for it is gone with its focus: writing goes on here.
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await decide(act(reason.trim() || null));
      close(true);
    } catch (failed) {
      setError(failed as Error);
      setBusy(false);
    }
  };
  return (
    <form className="decision-form" ref={form} onSubmit={(event) => void submit(event)} aria-label={label}>
      {children}
      <label>
        Why
        <input
          value={reason}
          maxLength={LONGEST_REASON}
          placeholder="for those who read it later"
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {error && <Failure error={error} />}
      <p className="decide">
        <button type="submit" className="primary" disabled={busy || !ready}>
          {label}
        </button>
        <button type="button" onClick={() => close(false)}>
          Cancel
        </button>
      </p>
    </form>
  );
}
