import { describe, expect, it } from "vitest";
import { actorOf, objectOf } from "./words";

const names = { a: "Mr. Darchiev", b: "Alexander Darchiev" };

describe("decisions in words", () => {
  it("tell both actors by name, and ids of what is gone", () => {
    expect(objectOf({ action: "merge", target: { loser: "a", survivor: "b" }, names })).toBe(
      "Mr. Darchiev into Alexander Darchiev",
    );
    expect(objectOf({ action: "distinct", target: { one: "a", other: "gone" }, names })).toBe(
      "Mr. Darchiev and gone",
    );
  });
  it("tell what somebody is called now", () => {
    expect(objectOf({ action: "rename", target: { entity: "a", name: "The envoy" }, names })).toBe(
      "to The envoy",
    );
  });
  it("open the actor that stands, and none for claims", () => {
    expect(actorOf({ target: { loser: "a", survivor: "b" } })).toBe("b");
    expect(actorOf({ target: { claim: "c" } })).toBeNull();
  });
});
