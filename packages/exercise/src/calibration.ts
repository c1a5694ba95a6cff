import { z } from "zod";
import { examinerIdentity } from "./grade.ts";

export const decoyRole = z.enum(["empty", "starter", "naive", "popular-advice", "hard-coded"]);
export type DecoyRole = z.infer<typeof decoyRole>;

const score = z.strictObject({
  passed: z.int().min(0),
  total: z.int().min(1),
  lowest: z
    .int()
    .min(0)
    .optional()
    .describe("Passes of the label with the fewest, where the gate is over each label."),
  fieldF1: z.number().min(0).max(1).optional().describe("Where the gate is over fields."),
  mutants: z
    .strictObject({
      caught: z.int().min(0).describe("Planted defects that were rejected."),
      falseAlarms: z.int().min(0).describe("Good ones that were rejected."),
    })
    .optional()
    .describe("Where the gate counts planted defects."),
});

/** Proof that an exercise is fair on an examiner: scores by role and variant, never by case. One `calibration.json`. */
export const calibration = z.strictObject({
  examiner: examinerIdentity
    .optional()
    .describe("The model it was proved on; absent where only code is run, which asks none."),
  date: z.iso.date(),
  exerciseVersion: z.string(),
  keyVersion: z.string(),
  graderVersion: z.string(),
  secondsPerCase: z
    .number()
    .gt(0)
    .describe("What one case of the reference takes, for the time the panel names."),
  variants: z
    .array(
      z.strictObject({
        reference: score,
        decoys: z.record(decoyRole, score).describe("The decoy of each role."),
      }),
    )
    .min(1),
});
export type Calibration = z.infer<typeof calibration>;
