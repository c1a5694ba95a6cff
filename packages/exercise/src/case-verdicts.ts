import { z } from "zod";
import { verdict } from "./grade.ts";

/** How each case of a run ended; a hidden one by its opaque id, the same in all attempts of one learner. */
export const caseVerdicts = z.strictObject({
  visible: z.record(z.string(), verdict).describe("By case."),
  hidden: z.record(z.string(), verdict).describe("By opaque id."),
});
export type CaseVerdicts = z.infer<typeof caseVerdicts>;
