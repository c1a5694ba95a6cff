import type { PanelExercise } from "../panel-exercise.ts";
import type { Telling } from "../tell-idle.ts";

interface Props {
  exercise: PanelExercise;
  telling: Telling;
  /** Opens a visible case and brings it into view. */
  show: (id: string) => void;
}

/** Says a finding, and leads to the case that shows it. */
export function Finding({ exercise, telling: { finding, detail, case: shown }, show }: Props) {
  const number = exercise.cases.findIndex(({ id }) => id === shown) + 1;
  return (
    <>
      <p class="finding">{finding}</p>
      <p class="detail">
        {detail}
        {shown !== undefined && number > 0 && (
          <>
            {detail === "" ? "" : " "}
            <button type="button" class="inline" onClick={() => show(shown)}>
              Look at case {String(number).padStart(2, "0")}
            </button>
            .
          </>
        )}
      </p>
    </>
  );
}
