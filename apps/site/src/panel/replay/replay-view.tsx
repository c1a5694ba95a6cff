import { useFocusKeeper } from "../actions.tsx";
import type { HeadingTag } from "../heading.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import type { PanelState, Run } from "../state.ts";
import { type ReplayState, isReplaying } from "./create-replay.ts";
import { ReplayRow } from "./replay-row.tsx";
import { allowanceWords, costWords, nameOf, tellReplay } from "./replay-words.ts";

interface Props {
  exercise: PanelExercise;
  /** The run beside which the replay is shown. */
  run: Run;
  /** The added examiner. */
  examiner: string;
  replay: ReplayState;
  heading: HeadingTag;
  on: { press: () => void; cancel: () => void };
}

/** Shows the same text on two examiners, cell by cell, and what the second one took. */
export function ReplayView({ exercise, run, examiner, replay, heading: Heading, on }: Props) {
  const isBusy = isReplaying(replay);
  const { finding, detail } = tellReplay({ exercise, run, examiner, replay });
  const row = useFocusKeeper(isBusy);
  const [spent, cost] = [allowanceWords(replay.allowance), costWords(replay.run)];
  return (
    <section class="replay">
      <div class="replay-head">
        <Heading class="label">Replay on {examiner}</Heading>
        <p>
          <b>{finding}</b> {detail}
        </p>
        <p class="quiet">Ungraded: a replay never counts. {[cost, spent].filter(Boolean).join(" ")}</p>
        <div class="actions" ref={row}>
          {isBusy ? (
            <button type="button" class="btn" onClick={on.cancel}>
              Cancel the replay
            </button>
          ) : (
            <button type="button" class="btn" onClick={on.press}>
              {replay.run === undefined ? "Replay" : "Replay again"} on {examiner}
            </button>
          )}
        </div>
      </div>
      {replay.run?.view !== undefined && (
        <>
          <div class="matrix-head sides" aria-hidden="true">
            <span />
            <span>case</span>
            <span>{nameOf(run)}</span>
            <span>{examiner}</span>
          </div>
          <ol class="cases">
            {exercise.cases.map((each, index) => (
              <ReplayRow
                key={each.id}
                exercise={exercise}
                each={each}
                number={index + 1}
                sides={[
                  { name: nameOf(run), cell: cellOf(run, each.id) },
                  { name: examiner, cell: cellOf(replay.run, each.id), isAdded: true },
                ]}
              />
            ))}
          </ol>
        </>
      )}
      <p class="sr" role="status">
        {isBusy ? "" : `${finding} ${detail}`}
      </p>
    </section>
  );
}

const cellOf = (run: PanelState["run"], id: string) => run?.view?.visible.find((cell) => cell.case === id);
