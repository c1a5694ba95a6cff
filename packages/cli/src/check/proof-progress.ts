import type { Proofs } from "@assay/answer-keys";
import type { PublicExercise } from "@assay/exercise";
import type { Progress } from "../progress.ts";
import { countSamples } from "./prove.ts";
import { countTrySamples } from "./selection-tries.ts";

/** Makes a function that counts the samples of a proof and shows how far it is. */
export function onProofProgress(
  published: PublicExercise,
  proofs: Proofs,
  progress: Pick<Progress, "show">,
): () => void {
  const total = countSamples(published) + countTrySamples(published, proofs);
  let done = 0;
  return () => {
    done += 1;
    progress.show(done, total, `${published.exercise.id}  ${done} of ${total} samples`);
  };
}
