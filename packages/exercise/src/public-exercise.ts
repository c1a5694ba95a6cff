import { z } from "zod";
import { calibration } from "./calibration.ts";
import { visibleCases } from "./cases.ts";
import { exercise } from "./exercise.ts";
import { artifactShape } from "./artifact.ts";
import { exerciseVersion } from "./submission.ts";

/** Everything about an exercise that a learner may see; nothing else of it ever reaches a browser. */
export const publicExercise = z.strictObject({
  exercise,
  exerciseVersion,
  cases: visibleCases,
  starter: artifactShape.describe("The artifact a learner begins with."),
  tests: z
    .record(z.string(), z.string())
    .optional()
    .describe(
      "The sources of the tests that visible cases are judged by, by file; absent where there are none.",
    ),
  calibration: calibration.optional().describe("Absent until the exercise was proved."),
});
export type PublicExercise = z.infer<typeof publicExercise>;
