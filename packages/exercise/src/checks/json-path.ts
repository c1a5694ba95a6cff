import { z } from "zod";
import { json } from "../json.ts";
import { of, property } from "./fields.ts";

/** Passes when the value at a path is the expected one. */
export const jsonPath = z
  .strictObject({
    check: z.literal("jsonPath"),
    of,
    path: z
      .string()
      .regex(
        /^\$(?:\.[\p{L}_][\p{L}\p{N}_-]*|\[-?\d+\]|\['[^']*'\])*$/u,
        "write a path to one place, e.g. $.items[0].id or $['full name']; an index below zero counts from the end",
      )
      .describe("Where the value stands, e.g. $.items[0].id."),
    equals: json.optional().describe("The value; without it, any value that is not null passes."),
    property,
  })
  .describe("Passes when the value at a path is the expected one.");
