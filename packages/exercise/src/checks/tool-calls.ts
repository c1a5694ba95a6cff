import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when the tool calls are the expected ones. */
export const toolCalls = z
  .strictObject({
    check: z.literal("toolCalls"),
    of,
    match: z
      .enum(["strict", "unordered", "subset", "superset"])
      .default("strict")
      .describe("How the list of calls is compared."),
    args: z
      .enum(["exact", "subset", "oneOf", "schema"])
      .default("exact")
      .describe("How the arguments of a call are compared."),
    property,
  })
  .describe("Passes when the tool calls are the expected ones.");
