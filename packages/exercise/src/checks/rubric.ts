import { z } from "zod";
import { of, property } from "./fields.ts";

/** Asks a judge about binary criteria; never alone on a gate. */
export const rubric = z
  .strictObject({
    check: z.literal("rubric"),
    of,
    criteria: z
      .array(
        z.strictObject({
          id: z
            .string()
            .regex(/^[a-z0-9-]+$/)
            .describe("Names the criterion."),
          met: z.string().min(1).describe("What must be true of the text for the criterion to be met."),
        }),
      )
      .min(1)
      .describe("One binary criterion each."),
    property,
  })
  .describe("Asks a judge about binary criteria; never alone on a gate.");
