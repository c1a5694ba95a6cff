import { beforeEach, expect, inject, test } from "vitest";
import { z } from "zod";
import { assay, copyCourse } from "../../test/assay.ts";

beforeEach(({ skip }) => skip(inject("weights") === undefined, inject("remedy")));

const exercise = "lessons/prompting-few-shot/exercises/balance-and-order";
const numbers = z.object({ good: z.number().max(0), bad: z.number().max(0) });

const sampleEnd = z.object({
  sample: z.object({
    calls: z.tuple([
      z.object({
        request: z.object({ kind: z.literal("labels") }),
        output: z.enum(["good", "bad"]),
        logprobs: numbers,
        subtracted: numbers,
      }),
    ]),
  }),
});

test("weighs labels on the embedded examiner, and corrects them by the visible cases", async () => {
  await using copy = await copyCourse();
  await copy.edit(`${exercise}/exercise.yaml`, (text) =>
    text.replace(/settings: \{.*\}, as/, "labels: [good, bad], correction: { subtract: cases }, as"),
  );
  const starter = `${copy.folder}/${exercise}/starter`;
  const ran = await assay(
    ["grade", "prompting-few-shot/balance-and-order", starter, "--practice", "--json"],
    {
      ASSAY_CONTENT: copy.folder,
    },
  );
  const calls = ran.out
    .trim()
    .split("\n")
    .map((line) => sampleEnd.safeParse(JSON.parse(line)))
    .flatMap(({ data }) => (data === undefined ? [] : data.sample.calls));
  expect(calls.length, ran.error).toBeGreaterThanOrEqual(12);
  for (const label of ["good", "bad"] as const) {
    const mean = calls.reduce((sum, { logprobs }) => sum + logprobs[label], 0) / calls.length;
    for (const { subtracted } of calls) expect(subtracted[label]).toBeCloseTo(mean, 9);
  }
  for (const { output, logprobs, subtracted } of calls) {
    const left = logprobs.good - subtracted.good - (logprobs.bad - subtracted.bad);
    expect(output).toBe(left >= 0 ? "good" : "bad");
  }
  // Around its own mean, neither label can win everywhere.
  expect(new Set(calls.map(({ output }) => output)).size).toBe(2);
});
