import { z } from "zod";
import { artifactShape } from "./artifact.ts";
import { grade } from "./grade.ts";
import { exerciseId, uuid } from "./ids.ts";
import { exerciseVersion } from "./submission.ts";

/** A `submit` that ended passed or failed; nothing else counts. */
export const attempt = z.strictObject({
  id: uuid.describe("The submission."),
  exercise: exerciseId,
  exerciseVersion,
  variant: z.int().min(1).describe("Which set of hidden cases it ran on; 2 after an opened solution."),
  artifact: artifactShape,
  createdAt: z.iso.datetime().describe("When it was handed in."),
  grade,
});
export type Attempt = z.infer<typeof attempt>;
