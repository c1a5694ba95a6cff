import { z } from "zod";
import { of, property } from "./fields.ts";

/** Passes when executing the calls leaves the expected state. */
export const finalState = z
  .strictObject({
    check: z.literal("finalState"),
    of,
    world: z.string().min(1).describe("The world the calls are executed in, a file beside the exercise."),
    property,
  })
  .describe("Passes when executing the calls leaves the expected state.");
