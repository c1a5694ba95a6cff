import type { GradeEvent, StateMessage, Verdict } from "@assay/exercise";
import { foldEvents } from "@assay/exercise/panel";
import type { PanelExercise } from "../panel/panel-exercise.ts";
import { type ReplayState, noReplay } from "../panel/replay/create-replay.ts";
import type { Run } from "../panel/state.ts";
import { practiceEnd } from "./grades.ts";
import { runEvents } from "./run-events.ts";
import { problemOf } from "./stage.ts";

/** A replay in one of its states, beside the run that it replays. */
export interface ShownReplay {
  name: string;
  note: string;
  run: Run;
  replay: ReplayState;
}

/** The added examiner of these states. */
export const addedExaminer = "larger-model";

const at = "2026-11-14T09:12:00.000Z";
const embedded = { "cup-cracked": "fail", "kettle-late": "fail", "table-legs": "fail" } as const;
const allowance = {
  examiner: addedExaminer,
  learner: { spent: 0.021, most: 0.5 },
  everybody: { spent: 1.2, most: 5 },
  resetsAt: "2026-11-15T00:00:00.000Z",
  lastHour: 17,
  mostInHour: 20,
};

interface Scripted {
  status: StateMessage;
  visible?: Readonly<Record<string, Verdict>>;
  done?: number;
  end?: Extract<GradeEvent, { type: "grading-end" }>;
}

/** Lists the states of a replay. */
export function replayStates(exercise: PanelExercise): ShownReplay[] {
  const artifact = exercise.starter;
  const runOf = ({ status, visible = {}, ...script }: Scripted, mode: Run["mode"] = "replay"): Run => {
    const events = runEvents({ exercise, artifact, mode: "practice", visible, hidden: [], ...script });
    const view = status.state === "queued" ? undefined : foldEvents(undefined, events);
    return { id: "replay", mode, artifact, status, view, known: {}, at, live: false };
  };
  const total = exercise.cases.length;
  const endOf = (passed: number, ungraded = 0) => practiceEnd(exercise, { passed, total, ungraded });
  const done = { state: "done" } as const;
  const run = runOf({ status: done, visible: embedded, end: endOf(total - 3) }, "practice");
  const shown = (name: string, note: string, replay: Partial<ReplayState>): ShownReplay => ({
    name,
    note,
    run,
    replay: { ...noReplay, allowance, ...replay },
  });
  const fault = {
    code: "examiner-away",
    message: "The endpoint does not accept the key it was given.",
  } as const;
  const broken = endOf(2, total - 2);
  const away = Object.fromEntries(exercise.cases.slice(2).map(({ id }) => [id, "ungraded" as const]));
  const limited = { code: "rate-limited", message: "The model is rate-limited." } as const;
  const spent =
    "Of the $0.50 that a learner may spend on replays in a day, about $0.50 are used, and this one can take up to $0.01. The day begins anew at 00:00 UTC, in 9 h.";
  return [
    shown("Replay, offered", "After a run, where an operator has added an examiner.", {}),
    shown("Replay, running", "Several cases at once.", {
      run: runOf({ status: { state: "running" }, done: 5 }),
    }),
    shown("Replay, waiting", "Why, and until when.", {
      run: runOf({ status: { state: "waiting", reason: limited, until: at }, done: 5 }),
    }),
    shown("Replay, ended", "Both side by side, with what it took.", {
      run: runOf({
        status: done,
        visible: { "fan-noise": "fail" },
        end: withCost(endOf(total - 1), 0.00032),
      }),
    }),
    shown("Replay, not finished", "Ours or the endpoint's, never a fail.", {
      run: runOf({
        status: done,
        visible: away,
        end: { ...broken, ...(broken.practice && { practice: { ...broken.practice, fault } }) },
      }),
    }),
    shown("Replay, refused", "A cap says when it ends.", {
      refusal: problemOf("spend-limit", 429, spent),
    }),
  ];
}

function withCost(end: Extract<GradeEvent, { type: "grading-end" }>, cost: number): typeof end {
  const { practice } = end;
  return practice === undefined ? end : { ...end, practice: { ...practice, cost } };
}
