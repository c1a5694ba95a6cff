import type { Case } from "@assay/exercise";
import { WouldBeSent } from "../matrix/would-be-sent.tsx";
import type { PanelExercise } from "../panel-exercise.ts";
import type { PanelState } from "../state.ts";

export interface PreviewedCaseProps {
  exercise: PanelExercise;
  artifact: PanelState["artifact"];
  each: Case;
  shown: number;
  show: (at: number) => void;
}

/** Shows what the model would be sent for a case, as the choice stands, and leads to the other cases. */
export function PreviewedCase({ exercise, artifact, each, shown, show }: PreviewedCaseProps) {
  const { length } = exercise.cases;
  const page = (by: number): void => show((shown + by + length) % length);
  return (
    <>
      <p class="tools">
        <span>
          Case {shown + 1} of {length}
        </span>
        <button type="button" class="inline" onClick={() => page(-1)}>
          the one before
        </button>
        <button type="button" class="inline" onClick={() => page(1)}>
          the next
        </button>
      </p>
      <WouldBeSent exercise={exercise} artifact={artifact} each={each} />
    </>
  );
}
