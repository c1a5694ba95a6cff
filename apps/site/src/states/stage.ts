import type { Artifact, Attempt, Grade, Problem, StateMessage, Submission } from "@assay/exercise";
import { foldEvents } from "@assay/exercise/panel";
import type { PanelExercise } from "../panel/panel-exercise.ts";
import type { PanelAction, PanelState } from "../panel/state.ts";
import { initialState, reduce } from "../panel/reduce.ts";
import type { ServerStatus } from "../status/feed.ts";
import { type RunScript, runEvents } from "./run-events.ts";

/** One state of a panel: its name, what to see in it, and what led there. */
export interface ShownState {
  name: string;
  note: string;
  actions: PanelAction[];
}

/** Folds what led to a state, as the panel does. */
export const foldState = (exercise: PanelExercise, { actions }: ShownState): PanelState =>
  actions.reduce(reduce, initialState(exercise.starter));

/** A server with its examiner ready. */
export const readyStatus: ServerStatus = {
  examiner: { state: "ready", name: "SmolLM2-135M-Instruct Q4_1" },
  examiners: [
    { state: "ready", speed: { prompt_tokens_per_second: 812, generated_tokens_per_second: 96.4 } },
  ],
  queue: { queued: 0, running: 0 },
  workers: [{ places: 4 }],
  storage: "embedded",
  versions: { assay: "0.1.0" },
};

const createdAt = "2026-11-14T08:51:00.000Z";

/** What a state is set up with: a text one has begun to edit, and the actions that follow. */
export interface Stage {
  exercise: PanelExercise;
  begin: PanelAction[];
  send: PanelAction;
  submission: (mode: RunScript["mode"], status: StateMessage) => Submission;
  /** What became of the submit that is shown. */
  attempt: (grade: Grade) => Attempt;
  open: (mode: RunScript["mode"], status: StateMessage) => PanelAction;
  run: (script: Omit<RunScript, "exercise" | "artifact">) => PanelAction;
}

/** Sets up the states of an exercise. */
export function createStage(exercise: PanelExercise): Stage {
  const artifact = withExample(exercise.starter);
  const submission: Stage["submission"] = (mode, status) => ({
    id: "01939f3c-7a10-7c3e-8a55-1d2f3a4b5c6d",
    exercise: exercise.exercise.id,
    exerciseVersion: exercise.exerciseVersion,
    mode,
    artifact,
    createdAt,
    status,
  });
  return {
    exercise,
    begin: [
      { type: "edit", artifact },
      { type: "draft", draft: { kept: "here", at: createdAt } },
      ...Object.keys(artifact).map((part): PanelAction => ({ type: "tokens", part, count: 112 })),
    ],
    send: {
      type: "send",
      send: { key: "6f0d4f4e-6a3e-4d53-9f4c-0d8e3f1c2b7a", mode: "submit", artifact },
    },
    submission,
    attempt: (grade) => {
      const { status: _status, mode: _mode, ...sent } = submission("submit", { state: "done" });
      return { ...sent, variant: 1, grade };
    },
    open: (mode, status) => ({ type: "open", submission: submission(mode, status), live: false }),
    run: (script) => {
      const events = runEvents({ exercise, artifact, ...script });
      return { type: "view", view: foldEvents(undefined, events), at: events.at(-1)?.at ?? createdAt };
    },
  };
}

/** The starter with an example more, as a learner's first edit. */
const withExample = (starter: Artifact): Artifact =>
  Object.fromEntries(
    Object.entries(starter).map(([part, value]) => [
      part,
      typeof value === "string" ? `Message: Where is my green lamp?\nProduct: lamp\n\n${value}` : value,
    ]),
  );

/** Says that the server's examiner is not as it usually is. */
export const examiner = (change: Partial<ServerStatus["examiner"]>): PanelAction => ({
  type: "standing",
  standing: { ...readyStatus, examiner: { ...readyStatus.examiner, ...change } },
});

/** Writes a problem as the server does. */
export const problemOf = (code: Problem["code"], status: number, detail: string): Problem => ({
  type: `urn:assay:${code}`,
  title: code,
  status,
  code,
  detail,
});
