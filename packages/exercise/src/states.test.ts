import { expect, test } from "vitest";
import { assertMove, isFinal, mayMove, submissionState } from "./states.ts";

test("allows the moves of a submission and no others", () => {
  const states = submissionState.options;
  const allowed = states.flatMap((from) =>
    states.flatMap((to) => (mayMove(from, to) ? [`${from} -> ${to}`] : [])),
  );
  expect(allowed).toEqual([
    "queued -> running",
    "queued -> cancelled",
    "running -> queued",
    "running -> waiting",
    "running -> done",
    "running -> cancelled",
    "waiting -> queued",
    "waiting -> running",
    "waiting -> done",
    "waiting -> cancelled",
  ]);
});

test("throws on an illegal move and names both states", () => {
  expect(() => assertMove("done", "running")).toThrow("a submission cannot go from done to running");
});

test("ends in done or cancelled", () => {
  expect(submissionState.options.filter(isFinal)).toEqual(["done", "cancelled"]);
});
