import { z } from "zod";
import { json } from "../json.ts";
import { matchCase, of, property } from "./fields.ts";

/** Passes when the text is JSON equal to the expected value, field by field. */
export const jsonEquals = z
  .strictObject({
    check: z.literal("jsonEquals"),
    of,
    fields: z
      .record(
        z.string(),
        z.strictObject({
          tolerance: z.number().min(0).optional().describe("How far a number may be off."),
          alternatives: z.array(json).optional().describe("Values that count as right too."),
          nullAsAbsent: z.boolean().default(false).describe("Whether null and a missing field are the same."),
          case: matchCase,
        }),
      )
      .default({})
      .describe(
        "Rules for single fields, by name; `a.b` is field b inside a, and `$` a value that is no object.",
      ),
    atLeastF1: z.number().gt(0).max(1).default(1).describe("The lowest field F1 that passes."),
    property,
  })
  .describe("Passes when the text is JSON equal to `expect.<of>`, field by field; an array is one field.");
