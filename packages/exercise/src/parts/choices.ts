import { z } from "zod";
import { caseId } from "../ids.ts";
import { json } from "../json.ts";

const question = z
  .strictObject({
    id: caseId.describe("Names the question."),
    ask: z.string().min(1).describe("The question."),
    options: z.array(z.string().min(1)).min(2).optional().describe("What may be chosen."),
    number: z.boolean().default(false).describe("Whether a number is asked for."),
    evidence: z.boolean().default(false).describe("Whether the line that shows it must be named."),
  })
  .describe("One question.");

/** Labels, options, numbers and the line of evidence. */
export const choicesPart = z
  .strictObject({ type: z.literal("choices"), questions: z.array(question).min(1) })
  .describe("Answers to questions.");

export const choicesValue = z.record(caseId, json);
