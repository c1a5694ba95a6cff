import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the tests of the case pass on the result of a code step. */
export const tests = z
  .strictObject({
    check: z.literal("tests"),
    of,
    file: z
      .string()
      .regex(/^[a-z0-9-]+\.ts$/)
      .describe("The test file beside the cases."),
    property,
  })
  .describe("Passes when the tests of the case pass on the result of a code step.");
