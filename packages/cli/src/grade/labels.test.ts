import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, inject, test } from "vitest";
import { z } from "zod";
import { assay } from "../../test/assay.ts";

beforeEach(({ skip }) => skip(inject("weights") === undefined, inject("remedy")));

const content = join(import.meta.dirname, "../../test/content");
const numbers = z.object({ good: z.number().max(0), bad: z.number().max(0) });

const sampleEnd = z.object({
  sample: z.object({
    case: z.string(),
    calls: z.tuple([
      z.object({
        request: z.object({ kind: z.literal("labels") }),
        output: z.enum(["good", "bad"]),
        logprobs: numbers,
        subtracted: numbers.optional(),
      }),
    ]),
  }),
});

/** Practises with a chosen correction on the embedded examiner, and gives what was weighed in each case. */
async function weigh(correction: { subtract: string; texts: string[] }) {
  await using folder = await emptyFolder();
  await writeFile(join(folder.path, "correction.yaml"), JSON.stringify(correction));
  const parameters = ["grade", "sample-lesson/weigh-reviews", folder.path, "--practice", "--json"];
  const ran = await assay(parameters, { ASSAY_CONTENT: content });
  const weighed = ran.out
    .trim()
    .split("\n")
    .map((line) => sampleEnd.safeParse(JSON.parse(line)))
    .flatMap(({ data }) => (data === undefined ? [] : { case: data.sample.case, ...data.sample.calls[0] }));
  expect(weighed, ran.error).toHaveLength(4);
  return weighed;
}

async function emptyFolder() {
  const path = await mkdtemp(join(tmpdir(), "assay-artifact-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test("weighs labels on the embedded examiner, and corrects them by the visible cases", async () => {
  const weighed = await weigh({ subtract: "cases", texts: ["N/A"] });
  for (const label of ["good", "bad"] as const) {
    const mean = weighed.reduce((sum, { logprobs }) => sum + logprobs[label], 0) / weighed.length;
    for (const { subtracted } of weighed) expect(subtracted?.[label]).toBeCloseTo(mean, 9);
  }
  for (const { output, logprobs, subtracted = { good: 0, bad: 0 } } of weighed) {
    const left = logprobs.good - subtracted.good - (logprobs.bad - subtracted.bad);
    expect(output).toBe(left >= 0 ? "good" : "bad");
  }
  // Around its own mean, neither label can win everywhere.
  expect(new Set(weighed.map(({ output }) => output)).size).toBe(2);
});

test("corrects labels on the embedded examiner by the texts that the learner wrote", async () => {
  const weighed = await weigh({ subtract: "texts", texts: ["The pen leaks."] });
  // The text is that of a visible case, so what is subtracted is what that case weighs.
  const pen = weighed.find((each) => each.case === "pen");
  for (const { subtracted } of weighed) expect(subtracted).toEqual(pen?.logprobs);
});

test("subtracts nothing on the embedded examiner where the learner chose so", async () => {
  const weighed = await weigh({ subtract: "nothing", texts: ["N/A"] });
  for (const { output, logprobs, subtracted } of weighed) {
    expect(subtracted).toBeUndefined();
    expect(output).toBe(logprobs.good >= logprobs.bad ? "good" : "bad");
  }
});
