import type { Proofs } from "@assay/answer-keys";
import type { Artifact, Exercise, Grade, PublicExercise, SelectionPart } from "@assay/exercise";

/** The reference with its choice changed a little, and the change in words. */
export interface SelectionTry {
  part: string;
  change: string;
  artifact: Artifact;
}

/** Changes what the reference chose: one item dropped, two swapped, all in reverse order. */
export function listSelectionTries({ parts }: Pick<Exercise, "parts">, reference: Artifact): SelectionTry[] {
  return Object.entries(parts).flatMap(([part, declared]) => {
    const value = reference[part];
    if (declared.type !== "selection" || !Array.isArray(value) || value.length < 3) return [];
    const chosen = value.filter((id) => typeof id === "string");
    const changes = {
      "one item dropped": chosen.slice(0, -1),
      "two items swapped": swapNeighbours(chosen, declared),
      "the order reversed": chosen.toReversed(),
    };
    return Object.entries(changes).map(([change, next]) => ({
      part,
      change,
      artifact: { ...reference, [part]: next },
    }));
  });
}

/** Counts the samples that the tries run, for a progress bar. */
export const countTrySamples = ({ exercise, cases }: PublicExercise, { reference }: Proofs): number =>
  listSelectionTries(exercise, reference).length *
  (cases.length + exercise.hidden.count) *
  exercise.samples.count;

/** Warns where the reference passes however its choice is changed: then choosing and ordering decide little. */
export async function findSelectionWarnings(
  tries: readonly SelectionTry[],
  grade: (artifact: Artifact) => Promise<Pick<Grade, "outcome">>,
): Promise<string[]> {
  const warnings: string[] = [];
  for (const [part, ofPart] of Map.groupBy(tries, (each) => each.part)) {
    const outcomes: Grade["outcome"][] = [];
    for (const { artifact } of ofPart) outcomes.push((await grade(artifact)).outcome);
    if (outcomes.every((outcome) => outcome === "passed")) {
      const changes = ofPart.map(({ change }) => change).join(", with ");
      warnings.push(
        `the reference passes as well with ${changes} in \`${part}\`: what is chosen, and in which order, decides little`,
      );
    }
  }
  return warnings;
}

/** Swaps the first two neighbours of different labels; the first two where all are alike. */
function swapNeighbours(chosen: readonly string[], { pool = [] }: SelectionPart): string[] {
  const labelOf = (id: string | undefined) => pool.find((item) => item.id === id)?.label;
  const found = chosen.findIndex((id, index) => index > 0 && labelOf(id) !== labelOf(chosen[index - 1]));
  const at = Math.max(1, found);
  return chosen.toSpliced(at - 1, 2, ...chosen.slice(at - 1, at + 1).toReversed());
}
