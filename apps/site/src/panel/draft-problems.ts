import type { Artifact } from "@assay/exercise";
import type { Editors } from "./editor/editors.ts";
import type { PanelExercise } from "./panel-exercise.ts";
import type { PanelState } from "./state.ts";

/** What keeps a draft from being sent: a sentence, and where there is one, what puts it right. */
export interface DraftProblem {
  part: string;
  message: string;
  fix?: { label: string; apply: (artifact: Artifact) => Artifact };
}

/** Lists what keeps a draft from being sent, as the editors of its parts know it. */
export const findDraftProblems = (
  exercise: PanelExercise,
  { artifact, tokens }: Pick<PanelState, "artifact" | "tokens">,
  editors: Editors,
): DraftProblem[] =>
  Object.entries(exercise.exercise.parts).flatMap(
    ([part, { type }]) =>
      editors[type]?.findProblems({ exercise, artifact, part, tokens: tokens[part] }) ?? [],
  );
