import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when nothing in the text looks like a key or a password. */
export const noSecret = z
  .strictObject({
    check: z.literal("noSecret"),
    of,
    property,
  })
  .describe("Passes when nothing in the text looks like a key or a password.");
