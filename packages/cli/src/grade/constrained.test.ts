import { beforeEach, expect, inject, test } from "vitest";
import { z } from "zod";
import { assay, copyCourse } from "../../test/assay.ts";

beforeEach(({ skip }) => skip(inject("weights") === undefined, inject("remedy")));

const exercise = "lessons/prompting-few-shot/exercises/product-word";
const schema = { type: "object", properties: { product: { type: "string", maxLength: 12 } } };
const settings = { temperature: 0, maxTokens: 40, responseFormat: { type: "json_schema", schema } };

const sampleEnd = z.object({
  sample: z.object({
    calls: z.tuple([
      z.object({
        request: z.object({ settings: z.object({ responseFormat: z.unknown() }) }),
        output: z.string(),
        finishReason: z.literal("stop"),
      }),
    ]),
  }),
});

test("grades replies that keep to a schema on the embedded examiner, and shows the schema that was sent", async () => {
  await using copy = await copyCourse();
  await copy.edit(`${exercise}/exercise.yaml`, (text) =>
    text.replace(/settings: \{.*\}, as/, `settings: ${JSON.stringify(settings)}, as`),
  );
  const starter = `${copy.folder}/${exercise}/starter`;
  const ran = await assay(["grade", "prompting-few-shot/product-word", starter, "--practice", "--json"], {
    ASSAY_CONTENT: copy.folder,
  });
  const samples = ran.out
    .trim()
    .split("\n")
    .map((line) => sampleEnd.safeParse(JSON.parse(line)))
    .flatMap(({ data }) => (data === undefined ? [] : data.sample.calls));
  expect(samples, ran.error).toHaveLength(12);
  for (const { request, output } of samples) {
    expect(request.settings.responseFormat).toEqual(settings.responseFormat);
    expect(JSON.parse(output)).toEqual({ product: expect.stringMatching(/^[^]{0,12}$/) });
  }
});
