import { expect, test } from "vitest";
import { readSession, writeSession } from "./address";
import { begin, redo, step, undo } from "./history";
import { add, EMPTY, hide, move, pairKey, pin, remove, satellites, unfold } from "./session";

const TWO = add(EMPTY, ["a", "b"], { a: { x: 0, y: 0 }, b: { x: 100, y: 0 } });

test("what is there stays where it is when more is added", () => {
  const more = add(TWO, ["b", "c"], { b: { x: 7, y: 7 }, c: { x: 50, y: 80 } });
  expect(more.shown).toEqual(["a", "b", "c"]);
  expect(more.places).toEqual({ a: { x: 0, y: 0 }, b: { x: 100, y: 0 }, c: { x: 50, y: 80 } });
});

test("the hidden leave with all that was done to them", () => {
  const worked = unfold(pin(TWO, "b", true), pairKey("b", "a"), true);
  const hidden = hide(worked, ["b"]);
  expect(hidden).toEqual({
    ...EMPTY,
    shown: ["a"],
    places: { a: { x: 0, y: 0 } },
    hidden: ["b"],
    touched: true,
  });
  expect(remove(worked, ["b"]).hidden).toEqual([]);
});

test("a collapse takes those tied to this one alone, not the pinned", () => {
  const three = add(TWO, ["c", "d"], {});
  const ties = new Map([
    ["a", new Set(["b", "c", "d"])],
    ["b", new Set(["a"])],
    ["c", new Set(["a", "d"])],
    ["d", new Set(["a", "c"])],
  ]);
  expect(satellites(three, "a", ties)).toEqual(["b"]);
  expect(satellites(pin(three, "b", true), "a", ties)).toEqual([]);
});

test("every step can be taken back and taken again; a new step ends what was taken back", () => {
  let history = step(step(begin("one"), "two"), "three");
  history = undo(undo(history));
  expect(history.present).toBe("one");
  expect(redo(history).present).toBe("two");
  expect(undo(history).present).toBe("one");
  expect(redo(step(history, "four")).present).toBe("four");
});

test("a session with its camera survives the address bar", () => {
  const session = unfold(pin(hide(move(TWO, { b: { x: -31, y: 12 } }), ["x"]), "a", true), "a|b", true);
  const camera = { zoom: 1.25, x: 4, y: -3.5 };
  expect(readSession(writeSession({ session, camera }))).toEqual({ session, camera });
});

test("what was not touched is written only when asked for", () => {
  const opened = { ...TWO, touched: false };
  expect(writeSession({ session: opened, camera: null })).toBe("");
  expect(readSession(writeSession({ session: opened, camera: null }, true))?.session.places).toEqual(
    TWO.places,
  );
});

test("a damaged or hostile address holds no session", () => {
  for (const hash of [
    "",
    "#graph=",
    "#graph=%7B",
    '#graph={"n":"x"}',
    '#graph={"n":[["a","1",2]]}',
    "#relations",
  ])
    expect(readSession(hash)).toBeNull();
  const odd = readSession('#graph={"n":[["a",1,2],["b|c",3,4],[5,6,7]],"c":[0,1,2],"p":["z"]}');
  expect(odd?.session.shown).toEqual(["a"]);
  expect(odd?.session.pinned).toEqual([]);
  expect(odd?.camera).toBeNull();
});
