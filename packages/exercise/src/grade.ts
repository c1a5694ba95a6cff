import { z } from "zod";
import { gate } from "./exercise.ts";
import { fault } from "./states.ts";

export const verdict = z.enum(["pass", "fail", "ungraded"]);
export type Verdict = z.infer<typeof verdict>;

/** How alike the samples of a case are. */
export const stability = z
  .enum(["steady", "flaky", "failing"])
  .describe("Whether all, some or none of several samples pass; absent while that is not known.");
export type Stability = z.infer<typeof stability>;

const tally = z.strictObject({
  passed: z.int().min(0),
  total: z.int().min(0),
  ungraded: z.int().min(0),
});
export type Tally = z.infer<typeof tally>;

/** Fields of JSON counted over cases. */
const fieldTally = z.strictObject({
  right: z.int().min(0),
  found: z.int().min(0).describe("Fields that came back."),
  expected: z.int().min(0),
  open: z.int().min(0).describe("Expected fields of what is ungraded, counted nowhere else."),
});
export type FieldTally = z.infer<typeof fieldTally>;
export type FieldCounts = Omit<FieldTally, "open">;

/** The failing property in words, and one visible case that shows it. */
export const finding = z.strictObject({
  headline: z.string().min(1).describe("The property that failed, in one sentence."),
  detail: z.string().optional().describe("Where it failed, and what to look at."),
  case: z.string().optional().describe("The visible case that shows it."),
});
export type Finding = z.infer<typeof finding>;

/** The model that answered, so that a grade can be repeated. */
export const examinerIdentity = z.strictObject({
  name: z.string().min(1).describe("The model's name."),
  file: z.string().optional().describe("sha256 of the weights, where there is a file."),
  build: z.string().optional().describe("The engine and its build, where it is ours."),
});
export type ExaminerIdentity = z.infer<typeof examinerIdentity>;

export const versions = z.strictObject({
  grader: z.string(),
  exercise: z.string(),
  key: z.string().optional(),
});

export const usage = z.strictObject({
  request: z.int().min(0).describe("Tokens sent."),
  cached: z.int().min(0).describe("Of these, tokens that the model had ready."),
  reply: z.int().min(0).describe("Tokens that came back."),
});
export type Usage = z.infer<typeof usage>;

/** What a run found out: the outcome with its evidence. A practice has no outcome, gate or hidden part. */
export const grade = z.strictObject({
  outcome: z.enum(["passed", "failed", "ungraded"]),
  gate,
  visible: tally,
  hidden: tally.extend({
    byLabel: z.record(z.string(), tally),
    fields: fieldTally.optional().describe("Present where the gate is over fields."),
  }),
  interval: z
    .strictObject({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) })
    .optional()
    .describe(
      "Wilson interval (z = 1.96) over graded hidden cases, or planted defects where these are counted; absent when ungraded or curtailed.",
    ),
  curtailed: z
    .strictObject({ planned: z.int().min(1).describe("Hidden cases that were planned.") })
    .optional()
    .describe(
      "Present where the run ended early, with the gate decided whatever the other cases had come to.",
    ),
  finding: finding.optional(),
  fault: fault.optional().describe("Our trouble, when the outcome is `ungraded`."),
  examiner: examinerIdentity
    .optional()
    .describe("The model that was asked; absent where only code was run, which asks none."),
  versions,
  calls: z.strictObject({ made: z.int().min(0), cached: z.int().min(0), saved: z.int().min(0) }),
  tokens: usage.optional().describe("Of all calls; absent where an endpoint does not say."),
  cost: z
    .number()
    .min(0)
    .optional()
    .describe("US dollars for the replies that came; absent where it is not known."),
  durationMs: z.number().min(0),
});
export type Grade = z.infer<typeof grade>;

/** What a practice run found out. */
export const practiceResult = grade
  .omit({ outcome: true, gate: true, hidden: true, interval: true, curtailed: true })
  .describe("A practice run: visible results, no outcome.");
export type PracticeResult = z.infer<typeof practiceResult>;
