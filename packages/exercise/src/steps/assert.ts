import { z } from "zod";
import { name } from "../ids.ts";

/** Runs the learner's assertions over planted good and bad outputs. */
export const assertStep = z
  .strictObject({
    use: z.literal("assert"),
    part: name.describe("The `assertions` part that is run."),
    as: name.describe("What checks call the result."),
  })
  .describe("Runs assertions over planted outputs.");
