import { expect, it } from "vitest";
import { dayInWords, newestFirst } from "./dates.ts";

it("writes a day in words", () => {
  expect(dayInWords("2026-11-03")).toBe("3 November 2026");
});

it("puts the newest first, and keeps the order of one day", () => {
  const entries = ["2026-02-05 a", "2026-11-23 b", "2026-02-05 c"].map((text) => ({
    date: text.slice(0, 10),
    id: text.slice(11),
  }));
  expect(newestFirst(entries).map(({ id }) => id)).toEqual(["b", "a", "c"]);
});
