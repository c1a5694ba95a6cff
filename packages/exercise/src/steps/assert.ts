import { z } from "zod";
import { name } from "../ids.ts";

/** Where assertions find the code that they test. */
export const subjectFile = "subject.ts";

/** Runs the learner's assertions over one planted output. */
export const assertStep = z
  .strictObject({
    use: z.literal("assert"),
    part: name.describe("The `assertions` part that is run."),
    subject: name
      .optional()
      .describe("The case input that is TypeScript under test; the assertions import it as `./subject.ts`."),
    as: name.describe("What checks call the result: `accept` or `reject`."),
  })
  .describe("Runs assertions over a planted output, or over planted code.");
