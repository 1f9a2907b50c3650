import type { Decision } from "../types";

/** What was done, in one word at the head of a sentence. */
export const DONE: Record<Decision["action"], string> = {
  merge: "Merged",
  split: "Split",
  relink: "Relinked",
  reject: "Rejected",
  confirm: "Confirmed",
  rename: "Renamed",
  distinct: "Told apart",
};

/** What it was done to: "Mr. Darchiev into Alexander Darchiev". Ids whose records are gone stay ids. */
export function objectOf({ action, target, names }: Pick<Decision, "action" | "target" | "names">): string {
  const name = (key: string) => names[target[key] ?? ""] ?? target[key] ?? "";
  switch (action) {
    case "merge":
      return `${name("loser")} into ${name("survivor")}`;
    case "rename":
      return `to ${target["name"] ?? ""}`;
    case "distinct":
      return `${name("one")} and ${name("other")}`;
    case "split":
      return `${name("to")} from ${name("entity")}`;
    case "relink":
      return `${name("entity")} to ${name("to")}`;
    default:
      return "a claim";
  }
}

/** The actor that opens to what a decision is about; null where it is a claim. */
export const actorOf = ({ target }: Pick<Decision, "target">): string | null =>
  target["survivor"] ?? target["entity"] ?? target["one"] ?? null;
