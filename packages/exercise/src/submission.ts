import { z } from "zod";
import { artifactShape } from "./artifact.ts";
import { exerciseId, uuid } from "./ids.ts";
import { grade, practiceResult } from "./grade.ts";
import { stateMessage } from "./states.ts";

export const submissionMode = z
  .enum(["practice", "submit", "replay"])
  .describe(
    "`practice`: visible cases; `submit`: all; `replay`: visible cases on another examiner, ungraded.",
  );
export type SubmissionMode = z.infer<typeof submissionMode>;

/** A short hash that names one state of the public half of an exercise. */
export const exerciseVersion = z
  .string()
  .regex(/^[0-9a-f]{16}$/, "write the 16 hex digits that the exercise came with");

/** Names an examiner that was added beside the embedded one. */
export const addedExaminerId = z
  .string()
  .min(1)
  .max(200)
  .describe("The added examiner of a `replay`, as `/api/status` names it; absent otherwise.");

/** What a learner sends to create a submission. */
export const newSubmission = z.strictObject({
  exercise: exerciseId,
  exerciseVersion: exerciseVersion.describe("The version the learner saw; a stale one is refused."),
  mode: submissionMode,
  examiner: addedExaminerId.optional(),
  artifact: artifactShape,
});
export type NewSubmission = z.infer<typeof newSubmission>;

/** A submission as its learner sees it. */
export const submission = z.strictObject({
  id: uuid,
  exercise: exerciseId,
  exerciseVersion,
  mode: submissionMode,
  examiner: addedExaminerId.optional(),
  artifact: artifactShape,
  createdAt: z.iso.datetime(),
  status: stateMessage,
  grade: grade.optional(),
  practice: practiceResult.optional(),
});
export type Submission = z.infer<typeof submission>;
