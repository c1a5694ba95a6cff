import type { ComponentChildren, ComponentType } from "preact";
import type { PanelExercise } from "../panel-exercise.ts";
import { phaseOf, toldRun } from "../phase.ts";
import type { PanelState } from "../state.ts";
import { tellIdle } from "../tell-idle.ts";
import { Finding } from "./finding.tsx";
import { GateScale } from "./gate-scale.tsx";
import type { ToldProps } from "./lazy-told.tsx";

interface Props {
  exercise: PanelExercise;
  state: PanelState;
  /** Opens a visible case and brings it into view. */
  show: (id: string) => void;
  /** Tells of a run. */
  told: ComponentType<ToldProps>;
  children: ComponentChildren;
}

const onItsWay = { finding: "One moment.", detail: "What came of it is on its way to this page." };

/** Shows the finding in words, and beside it the count or the progress that it stands on. */
export function VerdictStrip({ exercise, state, show, told: Told, children }: Props) {
  const hasRun = toldRun(state) !== undefined;
  const scale = <GateScale asked={exercise.exercise.hidden} />;
  const shared = { exercise, state, show };
  return (
    <div class="verdict">
      <div>
        {hasRun ? (
          <Told {...shared} piece="finding">
            <Finding exercise={exercise} telling={onItsWay} show={show} />
          </Told>
        ) : (
          <Finding exercise={exercise} telling={tellIdle(exercise, state)} show={show} />
        )}
        {children}
      </div>
      {hasRun || isDownloading(state) ? (
        <Told {...shared} piece="evidence">
          {scale}
        </Told>
      ) : (
        scale
      )}
    </div>
  );
}

/** Tells whether there is a download to draw: nothing runs before it is here. */
const isDownloading = (state: PanelState): boolean =>
  ["downloading", "held"].includes(phaseOf(state)) &&
  typeof state.standing === "object" &&
  state.standing.examiner.download !== undefined;
