import { z } from "zod";
import { name } from "../ids.ts";
import { of, property } from "./fields.ts";

/** Passes when every quoted text is a substring of the passage it cites. */
export const citation = z
  .strictObject({
    check: z.literal("citation"),
    of,
    passages: name.describe("The step whose result holds the passages."),
    property,
  })
  .describe("Passes when every quoted text is a substring of the passage it cites.");
