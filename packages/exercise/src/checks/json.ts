import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the text is one JSON value. */
export const json = z
  .strictObject({
    check: z.literal("json"),
    of,
    type: z
      .enum(["object", "array", "string", "number", "boolean", "null"])
      .optional()
      .describe("The type the value must have."),
    property,
  })
  .describe("Passes when the text is one JSON value.");
