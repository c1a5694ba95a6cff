import { describe, expect, it } from "vitest";
import { fineness } from "../tell.ts";
import { yearLetter } from "./hallmark.tsx";

describe("the hallmark", () => {
  it.each([
    [22, 24, 917],
    [20, 24, 833],
    [24, 24, 1000],
    [0, 0, 0],
  ])("calls %i of %i %i fine", (passed, total, fine) => {
    expect(fineness({ passed, total })).toBe(fine);
  });

  it.each([
    ["2025-03-01T12:00:00Z", "a"],
    ["2026-11-14T09:12:00Z", "b"],
    ["2050-06-01T12:00:00Z", "z"],
    ["2051-06-01T12:00:00Z", "a"],
  ])("strikes the letter of the year: %s is %s", (time, letter) => {
    expect(yearLetter(time)).toBe(letter);
  });
});
