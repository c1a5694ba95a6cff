import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the text has no personal data of the kinds named. */
export const noPii = z
  .strictObject({
    check: z.literal("noPii"),
    of,
    kinds: z
      .array(z.enum(["email", "phone", "iban", "card", "ip"]))
      .min(1)
      .default(["email", "phone", "iban", "card", "ip"])
      .describe("The kinds looked for."),
    property,
  })
  .describe("Passes when the text has no personal data of the kinds named.");
