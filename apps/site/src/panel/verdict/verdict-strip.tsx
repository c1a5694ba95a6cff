import type { PanelExercise } from "../panel-exercise.ts";
import { type Phase, phaseOf, resultOf } from "../phase.ts";
import type { PanelState } from "../state.ts";
import { tell } from "../tell.ts";
import { Hallmark } from "./hallmark.tsx";
import { IntervalGauge } from "./interval-gauge.tsx";
import { DownloadGauge, PracticeGauge, ProgressGauge } from "./progress-gauge.tsx";

interface Props {
  exercise: PanelExercise;
  state: PanelState;
  /** Opens a visible case and brings it into view. */
  show: (id: string) => void;
}

/** Shows the finding in words, and beside it the count or the progress that it stands on. */
export function VerdictStrip({ exercise, state, show }: Props) {
  const { finding, detail, case: shown } = tell(exercise, state);
  const phase = phaseOf(state);
  const number = exercise.cases.findIndex(({ id }) => id === shown) + 1;
  return (
    <div class="verdict">
      <div>
        {phase === "passed" && <Mark state={state} />}
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
      </div>
      <Evidence exercise={exercise} state={state} phase={phase} />
    </div>
  );
}

function Mark({ state: { run } }: { state: PanelState }) {
  const grade = run === undefined ? undefined : resultOf(run).grade;
  if (run === undefined || grade === undefined) return null;
  return <Hallmark hidden={grade.hidden} at={run.at} struck={run.live} />;
}

function Evidence({ exercise, state, phase }: { exercise: PanelExercise; state: PanelState; phase: Phase }) {
  const { hidden } = exercise.exercise;
  const scale = <IntervalGauge asked={hidden} />;
  const { run, standing } = state;
  const download = typeof standing === "object" ? standing.examiner.download : undefined;
  if (download !== undefined && (phase === "downloading" || phase === "held")) {
    return <DownloadGauge done={download.done} total={download.total} />;
  }
  if (run === undefined || phase === "held" || phase === "sending" || phase === "stale") return scale;
  const { grade, practice } = resultOf(run);
  if (phase === "passed" || phase === "failed") {
    return <IntervalGauge asked={hidden} grade={grade} />;
  }
  if (phase === "practised" && practice !== undefined) {
    return <PracticeGauge passed={practice.visible.passed} total={practice.visible.total} />;
  }
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
