import { createHash } from "node:crypto";
import { dirname } from "node:path";
import type { PublicExercise } from "@assay/exercise";
import { readTwin } from "../../check/read-twin.ts";
import type { ReadExercise } from "./exercise-view.ts";

/** Reads the private half of an exercise, as far as it can be read. */
export async function readExercise(published: PublicExercise, contentFolder: string): Promise<ReadExercise> {
  const root = dirname(contentFolder);
  const { twin, earned, problems, ruleProblems } = await readTwin(published, contentFolder, root);
  return {
    published,
    twin: problems.length + ruleProblems.length === 0 ? twin : undefined,
    earned,
  };
}

/** Names all that decides a proof, so that only what changed is proved again. */
export const proofPrint = ({ published, twin }: ReadExercise): string =>
  createHash("sha256")
    .update(JSON.stringify([{ ...published, calibration: undefined }, twin]))
    .digest("hex");
