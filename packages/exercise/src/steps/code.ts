import { z } from "zod";
import { name } from "../ids.ts";

/** Runs a `code` part in the sandbox on the results so far. */
export const codeStep = z
  .strictObject({
    use: z.literal("code"),
    part: name.describe("The `code` part that is run."),
    call: z
      .string()
      .default("run")
      .describe("The export that is called with the case and the results so far."),
    llm: name
      .optional()
      .describe("The case input that scripts a model; the code then finds the function `llm`."),
    tools: name
      .optional()
      .describe("The case input that scripts tools; the code then finds the function `callTool`."),
    fetch: name
      .optional()
      .describe("The case input that scripts endpoints; the code then finds `fetch` and what belongs to it."),
    as: name.describe("What later steps and checks call the result."),
  })
  .describe("Runs learner code.");
