import type { ReactNode } from "react";
import { ApiError } from "../problems";
import { Empty } from "../shell/Feedback";
import { Loaded } from "../shell/Loaded";
import type { Resource } from "../state/resource";
import { useLastDecision } from "./deciding";

/** As Loaded, but what a decision has just left nothing of is told as that, not as a failure. */
export function LoadedUnlessGone<T>({
  from,
  what,
  children,
}: {
  from: Resource<T>;
  what: string;
  children: (value: T) => ReactNode;
}) {
  const decided = useLastDecision();
  if (decided && from.state === "failed" && from.error instanceof ApiError && from.error.status === 404)
    return (
      <Empty title="No claim is left">
        Nothing speaks for {what} after what was decided. Undo it to see {what} again.
      </Empty>
    );
  return (
    <Loaded from={from} what={what}>
      {children}
    </Loaded>
  );
}
