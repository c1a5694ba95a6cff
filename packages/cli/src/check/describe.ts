import type { PublicExercise } from "@assay/exercise";
import { gateWords, mutantWords, shownF1 } from "@assay/exercise/panel";
import type { ProofResult } from "./prove.ts";
import type { LiveCount } from "./recorded-replies.ts";

/** Says what an exercise asks, before it is proved. */
export function describeExercise({ exercise, cases }: PublicExercise): string {
  const { count, variants } = exercise.hidden;
  const sets = variants === 1 ? "" : `, ${variants} variants`;
  return `${exercise.id}  ${cases.length} visible, ${count} hidden${sets}, gate ${gateWords(exercise.hidden)}`;
}

/** Says how the reference or a decoy did, as a line below its exercise. */
export function describeResult({ role, hidden, lowest, mutants, visible, problem }: ProofResult): string {
  const name = role === "reference" ? "reference" : `decoy ${role}`;
  const ofLabel = lowest === undefined ? "" : ` (${lowest.label} ${lowest.passed} of ${lowest.total})`;
  const ofFields = hidden.fields === undefined ? "" : ` (field F1 ${shownF1(hidden.fields)})`;
  const ofMutants = mutants === undefined ? "" : ` (${mutantWords(mutants)})`;
  const counts = `${hidden.passed} of ${hidden.total} hidden${ofLabel}${ofFields}${ofMutants}, ${visible.passed} of ${visible.total} visible`;
  return `  ${problem === undefined ? "ok     " : "NOT OK "}  ${name.padEnd(20)}  ${counts}`;
}

/** Says, behind a result, that it was run on the examiner, and whether it said what is recorded. */
export function describeLive(live: LiveCount | undefined): string {
  if (live === undefined) return "";
  const { replies, differ } = live;
  return differ === 0 ? ", live" : `, live: ${differ} of ${replies} replies are not the recorded ones`;
}
