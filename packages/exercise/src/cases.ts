import { z } from "zod";
import { caseId, label, name } from "./ids.ts";
import { json } from "./json.ts";

/** One input with what is expected of it. */
export const exerciseCase = z
  .strictObject({
    id: caseId,
    label,
    input: z.record(name, json).describe("What `{{placeholders}}` are filled with, by name."),
    expect: z.record(name, json).default({}).describe("What is expected of each result, by the step's `as`."),
  })
  .describe("One input with what is expected of it.");

export type Case = z.infer<typeof exerciseCase>;
export type CaseInput = z.input<typeof exerciseCase>;

const caseList = z
  .array(exerciseCase)
  .min(1)
  .superRefine((cases, context) => {
    const seen = new Map<string, number>();
    for (const [index, { id }] of cases.entries()) {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      else
        context.addIssue({
          code: "custom",
          path: [index, "id"],
          message: `\`${id}\` is the id of case ${first + 1} too`,
        });
    }
  });

/** The public half: one `cases.yaml` beside the exercise. */
export const visibleCases = caseList;

/** The private half: one `cases.yaml` in the answer key. */
export const hiddenCases = z.strictObject({
  variants: z.array(caseList).min(1).describe("Separately written sets of hidden cases."),
});

export type HiddenCases = z.infer<typeof hiddenCases>;
