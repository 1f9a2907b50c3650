import type { ReactNode } from "react";
import type { Resource } from "../state/resource";
import { Failure, Loading } from "./Feedback";

/** The one way a loaded thing is shown: waiting, failed, or there. */
export function Loaded<T>({
  from,
  what,
  children,
}: {
  from: Resource<T>;
  what: string;
  children: (value: T) => ReactNode;
}) {
  if (from.state === "ready") return children(from.value);
  if (from.state === "failed") return <Failure error={from.error} retry={from.retry} />;
  return <Loading what={what} />;
}
