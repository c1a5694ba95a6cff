import type { Problem, Submission } from "@assay/exercise";
import { foldEvents } from "@assay/exercise/panel";
import { serverApi as api } from "../api.ts";
import { follow } from "../follow.ts";
import { createKey } from "../keys.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import { isUnderWay, runPhase } from "../phase.ts";
import type { PanelState, Run } from "../state.ts";
import { type ReplayAllowance, readAllowance } from "./allowance.ts";
import { createReplayMemory } from "./memory.ts";

/** What a learner sees of a replay, and what may be spent. */
export interface ReplayState {
  isSending: boolean;
  run?: Run | undefined;
  /** Whether the line that brings events is up. */
  line: PanelState["line"];
  /** Why the last press was not taken; `away` is a server that does not answer. */
  refusal?: Problem | "away" | undefined;
  allowance?: ReplayAllowance | undefined;
}

/** What is seen before anything was asked. */
export const noReplay: ReplayState = { isSending: false, line: "up" };

/** Tells whether a replay is on its way or under way. */
export const isReplaying = ({ isSending, run }: ReplayState): boolean =>
  isSending || (run !== undefined && isUnderWay(runPhase(run)));

/** Creates what sends, follows, cancels and finds again the replay of an artifact; `tell` hears of every change. */
export function createReplay(
  { exercise, exerciseVersion }: PanelExercise,
  artifact: Submission["artifact"],
  tell: (state: ReplayState) => void,
) {
  const memory = createReplayMemory(exercise.id);
  let state = noReplay;
  let stop = (): void => {};
  const set = (change: Partial<ReplayState>): void => tell((state = { ...state, ...change }));
  const setRun = (change: Partial<Run>): void => {
    if (state.run !== undefined) set({ run: { ...state.run, ...change } });
  };
  const refresh = async (): Promise<void> => {
    const reply = await readAllowance();
    if (reply.ok) set({ allowance: reply.value });
  };
  const watch = (run: Run): void => {
    stop();
    set({ run, isSending: false, refusal: undefined, line: "up" });
    stop = follow(api.eventsOf(run.id), {
      status: (status) => {
        setRun({ status });
        if (status.state === "done" || status.state === "cancelled") void refresh();
      },
      event: (event) => setRun({ view: foldEvents(state.run?.view, [event]), at: event.at }),
      line: (line) => set({ line }),
      refused: async () => {
        const reply = await api.read(run.id);
        const isGone = !reply.ok && reply.problem !== undefined;
        if (isGone) set({ run: undefined });
        return !isGone;
      },
    });
  };
  return {
    start: async (): Promise<void> => {
      void refresh();
      const id = memory.load();
      const reply = id === undefined ? undefined : await api.read(id);
      // A press in the meantime is newer than what is remembered.
      if (reply?.ok !== true || state.run !== undefined || state.isSending) return;
      if (isSame(reply.value.artifact, artifact)) watch(runOf(reply.value, false));
    },
    press: async (examiner: string): Promise<void> => {
      if (isReplaying(state)) return;
      set({ isSending: true, refusal: undefined });
      const sent = { exercise: exercise.id, exerciseVersion, mode: "replay", examiner, artifact } as const;
      const reply = await api.submit(sent, createKey());
      if (!reply.ok) return set({ isSending: false, refusal: reply.problem ?? "away" });
      memory.save(reply.value.id);
      watch(runOf(reply.value, true));
      void refresh();
    },
    cancel: async (): Promise<void> => {
      const reply = state.run && (await api.cancel(state.run.id));
      if (reply?.ok === true) setRun({ status: reply.value.status });
    },
    end: () => stop(),
  };
}

// Both come from the server, which keeps the order of what is in them.
const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const runOf = ({ id, mode, artifact, status, practice, createdAt }: Submission, live: boolean): Run => ({
  id,
  mode,
  artifact,
  status,
  known: { practice },
  at: createdAt,
  live,
});
