import { expect, it } from "vitest";
import { fixtureExercise } from "../../../test/course.ts";
import { settingsEditor } from "./settings.ts";

const exercise = await fixtureExercise("prompting-few-shot/correct-labels");

const problemsOf = (correction: Record<string, string | string[]>) => {
  const artifact = { correction };
  const found = settingsEditor.findProblems?.({ exercise, artifact, part: "correction", tokens: undefined });
  return (found ?? []).map(({ message, fix }) => ({ message, fixed: fix?.apply(artifact) }));
};

it("finds nothing wrong with a starter", () => {
  expect(problemsOf({ subtract: "nothing", texts: ["Great!"] })).toEqual([]);
});

it("says what leaves the declared list, and brings the starter back", () => {
  expect(problemsOf({ subtract: "median", texts: [] })).toEqual(
    ["“Subtract the mean over” must be one of", "“Texts that say nothing” needs at least 1 text."].map(
      (words) => ({
        message: expect.stringContaining(words),
        fixed: { correction: exercise.starter["correction"] },
      }),
    ),
  );
});
