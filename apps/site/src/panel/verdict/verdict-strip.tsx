import type { ComponentChildren } from "preact";
import type { PanelExercise } from "../panel-exercise.ts";
import { type Phase, phaseOf } from "../phase.ts";
import type { PanelState } from "../state.ts";
import { tell } from "../tell.ts";
import { GateGauge } from "./gate-gauge.tsx";
import { DownloadGauge, ProgressGauge } from "./progress-gauge.tsx";

interface Props {
  exercise: PanelExercise;
  state: PanelState;
  /** Opens a visible case and brings it into view. */
  show: (id: string) => void;
  /** What is shown of an ended run: its mark, and the gauge of its count. */
  mark: ComponentChildren;
  measured: ComponentChildren;
  children: ComponentChildren;
}

/** Shows the finding in words, and beside it the count or the progress that it stands on. */
export function VerdictStrip({ exercise, state, show, mark, measured, children }: Props) {
  const { finding, detail, case: shown } = tell(exercise, state);
  const phase = phaseOf(state);
  const number = exercise.cases.findIndex(({ id }) => id === shown) + 1;
  return (
    <div class="verdict">
      <div>
        {phase === "passed" && mark}
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
        {children}
      </div>
      <Evidence exercise={exercise} state={state} phase={phase} measured={measured} />
    </div>
  );
}

type EvidenceProps = Pick<Props, "exercise" | "state" | "measured"> & { phase: Phase };

function Evidence({ exercise, state, phase, measured }: EvidenceProps) {
  const { hidden } = exercise.exercise;
  const scale = <GateGauge asked={hidden} />;
  const { run, standing } = state;
  const download = typeof standing === "object" ? standing.examiner.download : undefined;
  if (download !== undefined && (phase === "downloading" || phase === "held")) {
    return <DownloadGauge done={download.done} total={download.total} />;
  }
  if (run === undefined || phase === "held" || phase === "sending" || phase === "stale") return scale;
  if (phase === "passed" || phase === "failed" || phase === "practised") return <>{measured}</>;
  if (run.view === undefined || phase === "ungraded") return phase === "ungraded" ? <Kept /> : scale;
  return <ProgressGauge view={run.view} />;
}

/** What becomes of a submission that could not be graded: no count and no interval, since nothing was found out. */
function Kept() {
  return (
    <div class="kept">
      <p>Your text is kept. Sending it again is a new submission; this one counts as nothing.</p>
    </div>
  );
}
