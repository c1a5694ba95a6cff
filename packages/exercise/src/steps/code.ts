import { z } from "zod";
import { name } from "../ids.ts";

/** How much of the examiner the code of a step may use on one case. */
const examinerGrant = z
  .strictObject({
    calls: z.int().min(1).max(16).describe("How often the code may ask on one case."),
    tokens: z.int().min(1).max(512).default(64).describe("How many tokens one reply may have."),
    characters: z
      .int()
      .min(1)
      .max(20_000)
      .default(4000)
      .describe("How many characters the messages of one request may have, all together."),
  })
  .describe("The code finds the function `llm`, and the examiner answers it.");

export type ExaminerGrant = z.infer<typeof examinerGrant>;

/** Runs a `code` part, or a program of the author's, in the sandbox on the results so far. */
export const codeStep = z
  .strictObject({
    use: z.literal("code"),
    part: name.describe("The `code` part that is run, or the program."),
    call: z
      .string()
      .default("run")
      .describe("The export that is called with the case and the results so far."),
    given: z
      .array(name)
      .min(1)
      .optional()
      .describe(
        "The case inputs and earlier results that the code is called with; without it, all. What is left out only the model sees.",
      ),
    llm: name
      .optional()
      .describe("The case input that scripts a model; the code then finds the function `llm`."),
    examiner: examinerGrant.optional(),
    tools: name
      .optional()
      .describe("The case input that scripts tools; the code then finds the function `callTool`."),
    fetch: name
      .optional()
      .describe("The case input that scripts endpoints; the code then finds `fetch` and what belongs to it."),
    vectors: name
      .optional()
      .describe(
        "The case input that holds vectors; the code then finds `similarities` instead of seeing them.",
      ),
    as: name.describe("What later steps and checks call the result."),
  })
  .refine(({ llm, examiner }) => llm === undefined || examiner === undefined, {
    path: ["examiner"],
    message: "`llm` is scripted already; write either `llm` or `examiner`",
  })
  .describe("Runs the learner's code, or a fixed program.");
