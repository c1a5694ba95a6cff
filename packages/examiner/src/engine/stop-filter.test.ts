import { expect, test } from "vitest";
import { createStopFilter } from "./stop-filter.ts";

/** Feeds pieces and tells what came through at each. */
function feed(stops: string[], pieces: string[]) {
  const filter = createStopFilter(stops);
  const passed = pieces.map((piece) => filter.add(piece));
  return { passed: passed.map(({ text }) => text), stopped: passed.at(-1)?.stopped, rest: filter.end() };
}

test("passes text on at once when nothing can stop it", () => {
  expect(feed([], ["one\n", "two"])).toEqual({ passed: ["one\n", "two"], stopped: false, rest: "" });
});

test("gives the text before a stop string, and not the string", () => {
  expect(feed(["\n"], [" mirror", "\nMessage"])).toMatchObject({ passed: [" mirror", ""], stopped: true });
});

test("finds a stop string across pieces, and holds back its beginning only", () => {
  expect(feed(["END"], ["a", "bE", "N", "Dc"])).toMatchObject({ passed: ["a", "b", "", ""], stopped: true });
});

test("lets go of what turned out to be no stop string", () => {
  expect(feed(["END"], ["aE", "N", "X"])).toMatchObject({ passed: ["a", "", "ENX"], stopped: false });
});

test("gives what is held back when the text ends", () => {
  expect(feed(["END"], ["aEN"])).toEqual({ passed: ["a"], stopped: false, rest: "EN" });
});

test("stops at the first of several", () => {
  expect(feed(["two", "one"], ["zero one two"])).toMatchObject({ passed: ["zero "], stopped: true });
});

test("finds a stop string that begins inside another beginning of it", () => {
  expect(feed(["aab"], ["aa", "ab"])).toMatchObject({ passed: ["", "a"], stopped: true });
});
