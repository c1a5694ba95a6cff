import type { Artifact } from "@assay/exercise";
import type { DraftProblem } from "./draft-problems.ts";
import { partTitle } from "./facts.ts";
import type { PanelExercise } from "./panel-exercise.ts";

/** Says what a draft can be sent with and is hardly meant: where the model goes on from is invisible at the end of a text. */
export function findDraftAdvice({ exercise }: PanelExercise, artifact: Artifact): DraftProblem | undefined {
  const continued = Object.keys(exercise.parts).filter((part) => exercise.parts[part]?.type === "completion");
  for (const part of continued) {
    const text = artifact[part];
    if (typeof text !== "string" || text === text.trimEnd()) continue;
    const title = partTitle(exercise, part);
    const advice = /\n\s*$/.test(text)
      ? "Your text ends in a line break: the model begins on a new line, and may stop there at once."
      : "Your text ends in a space: a model's words bring their own, and it stumbles over a second one.";
    const message = title === undefined ? advice : `${title}: ${advice}`;
    const fix = { label: "Take it away", apply: (whole: Artifact) => ({ ...whole, [part]: text.trimEnd() }) };
    return { part, message, fix };
  }
  return undefined;
}
