import { z } from "zod";
import { lessonId } from "./ids.ts";

/** One word of the glossary: `glossary.yaml`. */
export const term = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "write lower-case words joined by hyphens, e.g. few-shot")
    .describe("The term's address on the page; never changed."),
  term: z.string().min(2).max(40).describe("The word as it stands in a sentence."),
  means: z
    .string()
    .min(20)
    .max(280)
    .regex(/^[^.?!]+(?:[.?!][^\s][^.?!]*)*\.$/, "write one sentence, with a full stop at its end")
    .describe("What it means, in one sentence."),
  example: z.string().min(5).max(280).optional().describe("One case of it, where that helps."),
  lesson: lessonId.optional().describe("The lesson that teaches it."),
});
export type Term = z.infer<typeof term>;

const words = z.array(term).describe("Terms, in any order: the page sorts them.").default([]);

/** The glossary: the words this house gives a meaning of its own, and those of the field. */
export const glossary = z
  .strictObject({
    house: words.describe("Words that mean something exact here."),
    field: words.describe("Words of the field, as the lessons use them."),
  })
  .superRefine(({ house, field }, context) => {
    const seen = new Set<string>();
    for (const [group, terms] of Object.entries({ house, field })) {
      for (const [index, { id }] of terms.entries()) {
        const message = `\`${id}\` is the id of an earlier term too`;
        if (seen.has(id)) context.addIssue({ code: "custom", path: [group, index, "id"], message });
        seen.add(id);
      }
    }
  });
export type Glossary = z.infer<typeof glossary>;
