import type { Artifact, ExerciseInput, GradeEvent } from "@assay/exercise";
import { ModelError, type Request } from "@assay/model";
import { type Script, createFakeModel } from "@assay/model/fake";
import { expect, test } from "vitest";
import { grade } from "../index.ts";
import { sampleExercise } from "../sample-exercise.ts";
import { collect, gradeOf, ofType, options } from "../sample-grading.ts";

const labels = ["question", "complaint"];
const labelled = (changes: object = {}, more: Partial<ExerciseInput> = {}) =>
  sampleExercise({
    steps: [{ use: "model", prompt: "prompt", labels, as: "product", ...changes }],
    checks: [{ check: "equals", of: "product" }],
    ...more,
  });

const inputOf = (request: Request): string =>
  request.kind === "labels" ? (/Message: (.*)\n/.exec(request.prompt)?.[1] ?? "") : "";

/** A model that leans to “complaint” by 2, and by 3 the other way in a message about the radio. */
const leaning: Script = (request) => {
  const question = inputOf(request).includes("radio") ? -1 : -4;
  return { output: "complaint", logprobs: { question, complaint: -2 } };
};

const calls = (events: GradeEvent[]) =>
  ofType(events, "sample-end").flatMap(({ sample }) => ("calls" in sample ? sample.calls : []));

const run = async (exercise: ReturnType<typeof labelled>, script: Script, artifact?: Artifact) => {
  const model = createFakeModel(script);
  const changes = artifact === undefined ? {} : { artifact };
  return { model, events: await collect(grade(options(model, { exercise, ...changes }))) };
};

test("takes the label that the model finds likeliest, and shows all numbers of a visible case", async () => {
  const { events } = await run(labelled(), leaning);
  const [radio, lamp] = calls(events);
  expect(radio).toMatchObject({
    request: { kind: "labels", prompt: "Message: My radio is here.\nProduct:", labels },
    output: "question",
    logprobs: { question: -1, complaint: -2 },
  });
  expect(radio).not.toHaveProperty("subtracted");
  expect(lamp?.output).toBe("complaint");
});

test("subtracts what the model says of texts that say nothing, asked for once", async () => {
  const correction = { subtract: "texts", texts: ["N/A", "My radio"] };
  const { model, events } = await run(labelled({ correction }), leaning);
  expect(calls(events)[1]).toMatchObject({
    output: "complaint",
    subtracted: { question: -2.5, complaint: -2 },
  });
  expect(calls(events)[0]?.output).toBe("question");
  // Nine cases and two texts.
  expect(model.requests).toHaveLength(11);
  expect(model.requests.map(inputOf).filter((input) => input === "N/A")).toHaveLength(1);
});

test("subtracts the mean over the visible cases, each of which is asked for once", async () => {
  const { model, events } = await run(labelled({ correction: { subtract: "cases" } }), leaning);
  // (-1 - 4 - 4) / 3 of the questions.
  expect(calls(events)[0]?.subtracted).toEqual({ question: -3, complaint: -2 });
  expect(calls(events).map(({ output }) => output)).toEqual(["question", "complaint", "complaint"]);
  expect(model.requests).toHaveLength(9);
});

test("corrects by what the learner chose", async () => {
  const parts: ExerciseInput["parts"] = {
    prompt: { type: "completion" },
    correction: {
      type: "settings",
      options: {
        subtract: { values: ["nothing", "texts", "cases"] },
        texts: { texts: { atLeast: 1, atMost: 3 } },
      },
    },
  };
  const exercise = labelled({ correction: "correction" }, { parts });
  const chosen = async (subtract: string) => {
    const correction = { subtract, texts: ["N/A"] };
    const artifact = { prompt: "Message: {{message}}\nProduct:", correction };
    const { events } = await run(exercise, leaning, artifact);
    return calls(events)[1]?.subtracted;
  };
  expect(await chosen("nothing")).toBeUndefined();
  expect(await chosen("texts")).toEqual({ question: -4, complaint: -2 });
});

test("hands the corrected numbers on by their own name", async () => {
  const checks: ExerciseInput["checks"] = [
    { check: "jsonPath", of: "numbers", path: "$.question", equals: 2 },
  ];
  const correction = { subtract: "cases" } as const;
  const exercise = labelled({ correction, logprobs: "numbers" }, { checks });
  const { events } = await run(exercise, leaning);
  const [first, second] = ofType(events, "sample-end").map(({ sample }) => sample.verdict);
  expect([first, second]).toEqual(["pass", "fail"]);
});

test("is ungraded, with the reason, where the model cannot weigh labels", async () => {
  const because = new ModelError("refused", "This model cannot weigh labels: it gives none.");
  const { events } = await run(labelled(), () => because);
  expect(gradeOf(events)).toMatchObject({
    outcome: "ungraded",
    fault: { code: "examiner-away", message: "This model cannot weigh labels: it gives none." },
  });
});

test("asks again for each sample of a case, but not for what is subtracted", async () => {
  const correction = { subtract: "texts", texts: ["N/A"] };
  const exercise = labelled({ correction }, { samples: { count: 2, atLeast: 1 } });
  const { model } = await run(exercise, leaning);
  expect(model.requests).toHaveLength(2 * 9 + 1);
});
