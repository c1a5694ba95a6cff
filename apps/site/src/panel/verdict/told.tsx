import { announceRun } from "../announce-run.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import { type Phase, phaseOf, resultOf, toldRun } from "../phase.ts";
import type { PanelState, Run } from "../state.ts";
import { tell } from "../tell.ts";
import { Finding } from "./finding.tsx";
import { GateScale } from "./gate-scale.tsx";
import { Hallmark } from "./hallmark.tsx";
import { IntervalGauge } from "./interval-gauge.tsx";
import type { ToldProps } from "./lazy-told.tsx";
import { DownloadGauge, PracticeGauge, ProgressGauge } from "./progress-gauge.tsx";

/** Tells of a run, or of the download that one waits for. */
export function Told({ exercise, state, piece, show }: ToldProps) {
  const run = toldRun(state);
  switch (piece) {
    case "finding":
      return (
        <>
          {run !== undefined && <Mark run={run} />}
          <Finding exercise={exercise} telling={tell(exercise, state)} show={show} />
        </>
      );
    case "evidence":
      return <Evidence exercise={exercise} state={state} phase={phaseOf(state)} />;
    case "aloud":
      return <>{run !== undefined && announceRun(exercise, run, state.line)}</>;
  }
}

function Mark({ run }: { run: Run }) {
  const { grade } = resultOf(run);
  if (grade?.outcome !== "passed") return null;
  return <Hallmark hidden={grade.hidden} at={run.at} struck={run.live} />;
}

function Evidence({ exercise, state, phase }: { exercise: PanelExercise; state: PanelState; phase: Phase }) {
  const asked = exercise.exercise.hidden;
  const { standing } = state;
  const run = toldRun(state);
  const download = typeof standing === "object" ? standing.examiner.download : undefined;
  if (run === undefined && download !== undefined) return <DownloadGauge {...download} />;
  if (phase === "ungraded") return <Kept />;
  const { grade, practice } = run === undefined ? {} : resultOf(run);
  if (grade !== undefined && phase === grade.outcome) return <IntervalGauge asked={asked} grade={grade} />;
  if (phase === "practised" && practice !== undefined) {
    return <PracticeGauge passed={practice.visible.passed} total={practice.visible.total} />;
  }
  return run?.view === undefined ? <GateScale asked={asked} /> : <ProgressGauge view={run.view} />;
}

/** What becomes of a submission that could not be graded: no count and no interval, since nothing was found out. */
function Kept() {
  return (
    <div class="kept">
      <p>Your text is kept. Sending it again is a new submission; this one counts as nothing.</p>
    </div>
  );
}
