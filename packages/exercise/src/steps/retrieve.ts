import { z } from "zod";
import { name } from "../ids.ts";

/** Searches a fixed corpus with the learner's settings or tools. */
export const retrieveStep = z
  .strictObject({
    use: z.literal("retrieve"),
    corpus: z.string().min(1).describe("The corpus, a file beside the exercise."),
    query: z.string().min(1).describe("The query, with {{placeholders}}."),
    with: name.describe("The `settings` or `tools` part that decides how."),
    as: name.describe("What later steps and checks call the passages found."),
  })
  .describe("Searches a fixed corpus.");
