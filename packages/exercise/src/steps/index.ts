import { z } from "zod";
import { assertStep } from "./assert.ts";
import { codeStep } from "./code.ts";
import { modelStep } from "./model.ts";
import { retrieveStep } from "./retrieve.ts";

/** What is done with the parts on one case; a result is input of the next step. */
export const step = z.discriminatedUnion("use", [modelStep, codeStep, retrieveStep, assertStep]);

export type Step = z.infer<typeof step>;
export type StepInput = z.input<typeof step>;
export type StepOf<Use extends Step["use"]> = Extract<Step, { use: Use }>;
