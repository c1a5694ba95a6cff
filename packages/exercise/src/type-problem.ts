import { z } from "zod";

/** Something that a type checker has to say about a place in the learner's code; advice, never a verdict. */
export const typeProblem = z.strictObject({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  endLine: z.int().min(1).describe("The line on which the place ends."),
  endColumn: z.int().min(1).describe("The column after its last character."),
  message: z.string().describe("What TypeScript says."),
  code: z.int().describe("TypeScript's number of it, such as 2322 of TS2322."),
});
export type TypeProblem = z.infer<typeof typeProblem>;
