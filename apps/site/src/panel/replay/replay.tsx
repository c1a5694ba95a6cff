import { asksExaminer } from "@assay/exercise/panel";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { AttemptsProps } from "../attempts/lazy-attempts.tsx";
import { resultOf } from "../phase.ts";
import { createReplay, noReplay } from "./create-replay.ts";
import { ReplayView } from "./replay-view.tsx";

type Props = Pick<AttemptsProps, "exercise" | "state" | "heading">;

/** Offers a replay as soon as something was run and another examiner is there; it shows both side by side. */
export function Replay(props: Props) {
  const { run, standing } = props.state;
  const { grade, practice } = run === undefined ? {} : resultOf(run);
  const examiner = typeof standing === "object" ? standing.replays?.examiner : undefined;
  return !asksExaminer(props.exercise.exercise) ||
    (grade ?? practice) === undefined ||
    examiner === undefined ? null : (
    <Offered {...props} examiner={examiner} />
  );
}

function Offered({ exercise, state: { run }, heading, examiner }: Props & { examiner: string }) {
  const [replay, tell] = useState(noReplay);
  // Runs of the same text share their replay.
  const text = JSON.stringify(run?.artifact);
  const control = useMemo(() => run && createReplay(exercise, run.artifact, tell), [exercise, text]);
  useEffect(() => {
    tell(noReplay);
    void control?.start();
    return control?.end;
  }, [control]);
  if (run === undefined || control === undefined) return null;
  return (
    <ReplayView
      exercise={exercise}
      run={run}
      examiner={examiner}
      replay={replay}
      heading={heading}
      on={{ press: () => void control.press(examiner), cancel: () => void control.cancel() }}
    />
  );
}
