import type { Artifact, ExerciseInput, Grade } from "@assay/exercise";
import { exercise } from "@assay/exercise";
import { expect, test } from "vitest";
import { findSelectionWarnings, listSelectionTries } from "./selection-tries.ts";

const pool = ["positive", "positive", "negative", "negative"].map((label, index) => ({
  id: `example-${index + 1}`,
  text: `Text ${index + 1}`,
  label,
}));
const choosing = (parts: ExerciseInput["parts"]) =>
  exercise.parse({
    id: "a-lesson/an-exercise",
    title: "A title",
    task: "A task of some words.",
    judged: "A case passes when the reply is right.",
    recipe: "few-shot",
    catalogue: "E19",
    seedItem: "few-shot learners",
    outcome: "Choose and order examples.",
    minutes: 8,
    parts,
    texts: { prompt: "{{examples}}\n\nText: {{text}}\nLabel:" },
    steps: [{ use: "model", prompt: "prompt", as: "label" }],
    checks: [{ check: "equals", of: "label" }],
    hidden: { variants: 1, count: 1, labels: { plain: 1 }, gate: { atLeast: 1 } },
  } satisfies ExerciseInput);
const exercises = choosing({ examples: { type: "selection", pool } });
const reference: Artifact = { examples: ["example-1", "example-2", "example-3"] };

test("drops an item, swaps neighbours of different labels, and turns the order round", () => {
  expect(
    listSelectionTries(exercises, reference).map(({ change, artifact }) => [change, artifact["examples"]]),
  ).toEqual([
    ["one item dropped", ["example-1", "example-2"]],
    ["two items swapped", ["example-1", "example-3", "example-2"]],
    ["the order reversed", ["example-3", "example-2", "example-1"]],
  ]);
});

test("swaps the first two where no labels differ", () => {
  const examples = ["example-3", "example-4", "example-3"];
  expect(listSelectionTries(exercises, { examples })[1]?.artifact["examples"]).toEqual([
    "example-4",
    "example-3",
    "example-3",
  ]);
});

test("changes nothing where too little is chosen to change", () => {
  expect(listSelectionTries(exercises, { examples: ["example-1", "example-2"] })).toEqual([]);
});

const outcomes = (...found: Grade["outcome"][]) => {
  const left = [...found];
  return () => Promise.resolve({ outcome: left.shift() ?? "failed" });
};

test("warns when every change passes, and is silent when one fails", async () => {
  const tries = listSelectionTries(exercises, reference);
  expect(await findSelectionWarnings(tries, outcomes("passed", "passed", "passed"))).toEqual([
    "the reference passes as well with one item dropped, with two items swapped, with the order reversed in `examples`: what is chosen, and in which order, decides little",
  ]);
  expect(await findSelectionWarnings(tries, outcomes("passed", "failed", "passed"))).toEqual([]);
  expect(await findSelectionWarnings([], outcomes())).toEqual([]);
});
