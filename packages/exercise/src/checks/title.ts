import { z } from "zod";
import { of, mode, property } from "./fields.ts";

/** Passes when the text has a title in <<double angle brackets>>. */
export const title = z
  .strictObject({
    check: z.literal("title"),
    of,
    mode,
    property,
  })
  .describe("Passes when the text has a title in <<double angle brackets>>.");
