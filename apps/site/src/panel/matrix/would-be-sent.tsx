import type { Case } from "@assay/exercise";
import type { PanelExercise } from "../panel-exercise.ts";
import { previewRequest } from "../preview-request.ts";
import type { PanelState } from "../state.ts";
import { useFixedTexts } from "../use-fixed-texts.ts";
import { Sent } from "./sent.tsx";

interface Props {
  exercise: PanelExercise;
  artifact: PanelState["artifact"];
  each: Case;
  /** The result that is asked for, where there are several. */
  as?: string | undefined;
}

/** Shows what the model would be sent for a case, as the learner's work stands. */
export function WouldBeSent({ exercise, artifact, each, as }: Props) {
  const whole = useFixedTexts(exercise);
  if (whole === undefined) return <p class="under">The text around yours is on its way.</p>;
  return <Sent turns={previewRequest(whole, artifact, { each, as })} each={each} />;
}
