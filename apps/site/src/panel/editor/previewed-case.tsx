import type { Case } from "@assay/exercise";
import { Sent } from "../matrix/sent.tsx";
import type { PanelExercise } from "../panel-exercise.ts";
import { previewRequest } from "../preview-request.ts";
import type { PanelState } from "../state.ts";

export interface PreviewedCaseProps {
  exercise: PanelExercise;
  artifact: PanelState["artifact"];
  each: Case;
}

/** Shows what the model would be sent for a case, as the choice stands. */
export function PreviewedCase({ exercise, artifact, each }: PreviewedCaseProps) {
  return <Sent turns={previewRequest(exercise, artifact, { each })} each={each} />;
}
