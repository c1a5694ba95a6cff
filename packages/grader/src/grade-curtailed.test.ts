import { setImmediate as nextTurn } from "node:timers/promises";
import type { Case, Exercise, Gate } from "@assay/exercise";
import { ModelError } from "@assay/model";
import { type FakeOptions, type Script, createFakeModel } from "@assay/model/fake";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type GradeOptions, grade } from "./index.ts";
import { productIn, sampleExercise } from "./sample-exercise.ts";
import { collect, gradeOf, ofType, options, promptOf } from "./sample-grading.ts";

const paid = { input: 1, output: 5 };
const count = 24;
const hidden = Array.from({ length: count }, (_, index): Case => ({
  id: `case-${index}`,
  label: index % 2 === 0 ? "question" : "complaint",
  input: { message: `My thing${index} is here.` },
  expect: { product: `thing${index}` },
}));

const exerciseWith = (gate: Gate, samples = 1): Exercise =>
  sampleExercise({
    samples: { count: samples, atLeast: 1 },
    hidden: { variants: 1, count, labels: { question: 12, complaint: 12 }, gate },
    ...(gate.metric === "fieldF1"
      ? { checks: [{ check: "jsonEquals" as const, of: "product", fields: {} }] }
      : {}),
  });

interface Told {
  gate: Gate;
  samples?: number;
  /** What the model says of each hidden case by its number; of others it is right. */
  say: (index: number) => string | Error | undefined;
  model: FakeOptions;
}

/** Grades 24 hidden cases of the model that says so. */
async function run({ gate, samples, say, model }: Told, changes: Partial<GradeOptions> = {}) {
  const script: Script = async (request) => {
    await nextTurn();
    const name = productIn(promptOf(request));
    const right = gate.metric === "fieldF1" ? JSON.stringify(name) : ` ${name}`;
    return (name.startsWith("thing") ? say(Number(name.slice(5))) : undefined) ?? right;
  };
  const fake = createFakeModel(script, model);
  const answerKey = { variants: [hidden], keyVersion: "key" };
  const exercise = exerciseWith(gate, samples);
  const events = await collect(grade(options(fake, { exercise, answerKey, ...changes })));
  return { events, found: gradeOf(events)!, requests: fake.requests.length };
}

const twenty: Gate = { metric: "cases", atLeast: 20 };

test("ends at 20 passes, asks for nothing in vain, and shows no interval", async () => {
  const { found, requests, events } = await run({
    gate: twenty,
    say: () => undefined,
    model: { price: paid, concurrency: 8 },
  });
  expect(found).toMatchObject({
    outcome: "passed",
    visible: { passed: 3, total: 3 },
    hidden: { passed: 20, total: 20 },
    curtailed: { planned: 24 },
    calls: { made: 23, cached: 0, saved: 4 },
    cost: expect.closeTo((23 * (10 + 2 * 5)) / 1e6, 12),
  });
  expect(found).not.toHaveProperty("interval");
  expect(requests).toBe(23);
  expect(ofType(events, "case-end")).toHaveLength(23);
});

test("ends at 5 failures and still says what failed", async () => {
  const { found } = await run({ gate: twenty, say: () => "no", model: { price: paid, concurrency: 8 } });
  expect(found).toMatchObject({
    outcome: "failed",
    hidden: { passed: 0, total: 5 },
    calls: { made: 8, saved: 19 },
    finding: { headline: "Every visible case passes, and 5 of 5 hidden ones do not." },
  });
});

test.each([
  ["on an examiner that costs nothing", {}, {}],
  ["for a proof, which hears of every hidden case", { price: paid }, { onHiddenCase: () => undefined }],
])("runs the whole plan %s", async (_what, model, changes) => {
  const { found } = await run({ gate: twenty, say: () => undefined, model }, changes);
  expect(found).toMatchObject({ hidden: { total: 24 }, calls: { made: 27, saved: 0 } });
  expect(found).not.toHaveProperty("curtailed");
  expect(found).toHaveProperty("interval");
});

test("takes a model without a price for one that costs", async () => {
  const { found } = await run({ gate: twenty, say: () => undefined, model: { price: undefined } });
  expect(found).toMatchObject({ curtailed: { planned: 24 }, calls: { saved: 4 } });
  expect(found).not.toHaveProperty("cost");
});

test("cancels what is in flight once a gate over fields is out of reach", async () => {
  const { found, requests } = await run({
    gate: { metric: "fieldF1", atLeast: 0.9 },
    say: () => "[1, 2]",
    model: { price: paid, concurrency: 4 },
  });
  expect(found).toMatchObject({ outcome: "failed", curtailed: { planned: 24 } });
  expect(found.calls.made + found.calls.saved).toBe(27);
  expect(requests).toBeLessThan(27);
});

const answer = fc.constantFrom("right", "wrong", "ungraded");
const gates: fc.Arbitrary<Gate> = fc.oneof(
  fc.record({ metric: fc.constant("cases" as const), atLeast: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ metric: fc.constant("lowestRecall" as const), atLeast: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    metric: fc.constant("fieldF1" as const),
    atLeast: fc.double({ min: 0.1, max: 1, noNaN: true }),
  }),
);

test("comes to the verdict of the whole plan, whatever a model says and however many calls are in flight", async () => {
  const mostly = fc.constantFrom("right", "wrong").chain((usual) =>
    fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, answer), {
      minLength: count,
      maxLength: count,
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      mostly,
      gates,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 2 }),
      async (answers, gate, concurrency, samples) => {
        const say = (index: number) =>
          ({ right: undefined, wrong: "[1, 2]", ungraded: new ModelError("refused", "no") })[
            answers[index] ?? "right"
          ];
        const told = { gate, samples, say };
        const whole = await run({ ...told, model: { concurrency } });
        const cut = await run({ ...told, model: { concurrency, price: paid } });
        expect(cut.found.outcome).toBe(whole.found.outcome);
        expect(cut.requests).toBeLessThanOrEqual(whole.requests);
        expect(cut.found.visible).toEqual(whole.found.visible);
        expect("interval" in cut.found && "curtailed" in cut.found).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});
