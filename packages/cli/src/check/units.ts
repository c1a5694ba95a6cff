import { createHash } from "node:crypto";
import type { Proofs } from "@assay/answer-keys";
import type { PublicExercise } from "@assay/exercise";
import { type ArtifactRole, artifactRoles } from "./artifacts.ts";
import { listSelectionTries } from "./selection-tries.ts";

/** What is run on the examiner, or from recordings, as a whole: one role on one variant, or the tries of a selection. */
export interface ProofUnit {
  role: ArtifactRole | "tries";
  variant: number;
}

/** Every unit has its day in so many, on which it is run on the examiner, recorded or not. */
export const rotationDays = 14;

/** Lists everything that the proof of an exercise runs. */
export function listUnits({ exercise }: PublicExercise, { reference }: Proofs): ProofUnit[] {
  const variants = Array.from({ length: exercise.hidden.variants }, (_, index) => index + 1);
  const tries = listSelectionTries(exercise, reference);
  return [
    ...variants.flatMap((variant) => artifactRoles.map((role) => ({ role, variant }))),
    ...(tries.length === 0 ? [] : [{ role: "tries" as const, variant: 1 }]),
  ];
}

/** Lists the units whose day it is: one after another, from a day that the exercise's name decides. */
export function listLiveUnits(published: PublicExercise, proofs: Proofs, date: string): ProofUnit[] {
  const day = Date.parse(date) / 86_400_000;
  const first = createHash("sha256").update(published.exercise.id).digest().readUInt32BE();
  return listUnits(published, proofs).filter((_, index) => (first + index - day) % rotationDays === 0);
}
