import { useState } from "react";
import * as api from "../api";
import type { Claim } from "../types";
import { DecisionForm } from "./DecisionForm";

/** Say that a claim is what its article says, or that it is wrong. */
export function ClaimActions({ claim }: { claim: Claim }) {
  const [asking, setAsking] = useState<"confirm" | "reject" | null>(null);
  if (claim.decided) return null;
  if (asking)
    return (
      <DecisionForm
        label={asking === "confirm" ? "Confirm claim" : "Reject claim"}
        act={(reason) => api.judgeClaim(asking, claim.id, reason)}
        close={() => setAsking(null)}
      >
        <p>
          {asking === "confirm"
            ? "The article says so: the claim weighs as much as one can."
            : "The claim leaves the graph. It stays readable, and this can be undone."}
        </p>
      </DecisionForm>
    );
  return (
    <p className="decide">
      <button type="button" className="small" onClick={() => setAsking("confirm")}>
        Confirm
      </button>
      <button type="button" className="small" onClick={() => setAsking("reject")}>
        Reject
      </button>
    </p>
  );
}
