import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the text abstains exactly where it should. */
export const abstains = z
  .strictObject({
    check: z.literal("abstains"),
    of,
    saying: z.array(z.string().min(1)).min(1).describe("The texts that count as abstaining."),
    property,
  })
  .describe("Passes when the text abstains exactly where it should.");
