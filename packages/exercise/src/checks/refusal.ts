import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the text refuses, or does not, as expected; an empty text is no refusal. */
export const refusal = z
  .strictObject({
    check: z.literal("refusal"),
    of,
    expected: z.boolean().optional().describe("Whether a refusal is expected; without it, `expect.<of>`."),
    property,
  })
  .describe("Passes when the text refuses, or does not, as expected; an empty text is no refusal.");
