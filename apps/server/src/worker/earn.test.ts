import { debriefRung } from "@assay/submissions";
import { loadContent } from "@assay/content";
import { describe, expect, test } from "vitest";
import { sampleContent } from "../api/test-app.ts";
import { type Effort, release, rungEarned } from "./earn.ts";

const content = await loadContent(sampleContent);
const { exercise } = content.exercises.get("sample-lesson/name-product")!;
const twice = { ...exercise, hidden: { ...exercise.hidden, variants: 2 } };

const effort = (changes: Partial<Effort>): Effort => ({
  exercise,
  artifact: { prompt: "new" },
  outcome: "failed",
  attempts: [],
  has: [],
  ...changes,
});

describe("the rung that an attempt earns", () => {
  test("is the next one for each failed attempt with a changed text", () => {
    expect(rungEarned(effort({}))).toBe(1);
    expect(rungEarned(effort({ has: [1], attempts: [{ artifact: { prompt: "old" } }] }))).toBe(2);
  });

  test("is none for a text that was handed in before", () => {
    const attempts = [{ artifact: { prompt: "new" } }, { artifact: { prompt: "old" } }];
    expect(rungEarned(effort({ attempts, has: [1] }))).toBeUndefined();
  });

  test("is never the solution where no fresh variant could be passed after it", () => {
    expect(rungEarned(effort({ has: [1, 2, 3] }))).toBeUndefined();
    expect(rungEarned(effort({ exercise: twice, has: [1, 2, 3] }))).toBe(4);
    expect(rungEarned(effort({ exercise: twice, has: [1, 2, 3, 4] }))).toBeUndefined();
  });

  test("is none when we could not grade it", () => {
    expect(rungEarned(effort({ outcome: "ungraded" }))).toBeUndefined();
  });

  test("is the debrief for passing, once, and the ladder goes on below it", () => {
    expect(rungEarned(effort({ outcome: "passed" }))).toBe(debriefRung);
    expect(rungEarned(effort({ outcome: "passed", has: [debriefRung] }))).toBeUndefined();
    expect(rungEarned(effort({ has: [1, debriefRung] }))).toBe(2);
  });
});

test("tells of a hint with its text, of the solution without", () => {
  const texts = { hints: ["one", "two", "three", "four"], debrief: "five" } as const;
  expect(release(2, texts)).toEqual({
    text: { rung: 2, text: "two" },
    event: { v: 1, type: "hint-earned", rung: 2, text: "two" },
  });
  expect(release(4, texts)).toEqual({
    text: { rung: 4, text: "four" },
    event: { v: 1, type: "hint-earned", rung: 4 },
  });
  expect(release(debriefRung, texts).event).toEqual({ v: 1, type: "debrief", text: "five" });
});
