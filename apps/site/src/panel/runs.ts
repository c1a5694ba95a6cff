import { foldEvents } from "@assay/exercise/panel";
import { attemptBefore } from "./attempt-before.ts";
import { resultOf } from "./phase.ts";
import { follow } from "./follow.ts";
import type { PanelTools } from "./tools.ts";

/** What a panel does with the submissions that a learner has made. */
export type Runs = ReturnType<typeof createRuns>;

/** Follows the submission that a panel shows, also one from before the page was loaded. */
export function createRuns({ exercise, store, api, memory }: PanelTools) {
  let stop = (): void => {};
  const readAttempts = async (): Promise<void> => {
    const reply = await api.attempts(exercise.exercise.id);
    if (!reply.ok) return;
    const { attempts } = reply.value;
    store.dispatch({ type: "attempts", attempts });
    if (attempts.length > 0) await Promise.all([readBefore(), readEarned()]);
  };
  const readEarned = async (): Promise<void> => {
    const reply = await api.earned(exercise.exercise.id);
    if (reply.ok) store.dispatch({ type: "earned", earned: reply.value });
  };
  const readBefore = async (): Promise<void> => {
    const attempt = attemptBefore(exercise, store.get());
    if (attempt === undefined || store.get().before?.attempt.id === attempt.id) return;
    const reply = await api.cases(attempt.id);
    // Another run may have been opened in the meantime.
    if (reply.ok && attemptBefore(exercise, store.get())?.id === attempt.id)
      store.dispatch({ type: "before", before: { attempt, cases: reply.value } });
  };
  const openHint = async (rung: number): Promise<void> => {
    await api.openHint(exercise.exercise.id, rung);
    await readEarned();
  };
  const forget = (): void => {
    memory.forgetRun();
    store.dispatch({ type: "gone" });
  };
  const watch = (id: string): void => {
    stop();
    void readBefore();
    if (store.get().earned === undefined) void readEarned();
    stop = follow(api.eventsOf(id), {
      status: (status) => {
        store.dispatch({ type: "status", status });
        if (status.state === "cancelled") memory.forgetRun();
        if (status.state === "done") void complete(id);
      },
      event: (event) => {
        const { run } = store.get();
        const view = foldEvents(run?.view, [event]);
        if (view !== run?.view) store.dispatch({ type: "view", view, at: event.at });
        if (event.event.type === "grading-end" && event.event.grade !== undefined) void settle();
      },
      line: (line) => store.dispatch({ type: "line", line }),
      refused: async () => {
        const reply = await api.read(id);
        const isGone = !reply.ok && reply.problem !== undefined;
        if (isGone) forget();
        return !isGone;
      },
    });
  };
  // The stream may close before the event that carries the result.
  const complete = async (id: string): Promise<void> => {
    const { run } = store.get();
    if (run?.id !== id || Object.values(resultOf(run)).some((each) => each !== undefined)) return;
    const reply = await api.read(id);
    if (reply.ok) store.dispatch({ type: "known", submission: reply.value });
  };
  const settle = async (): Promise<void> => {
    await readAttempts();
    globalThis.dispatchEvent(new Event("assay:attempt"));
  };
  const restore = async (): Promise<void> => {
    const id = memory.loadRun();
    if (id === undefined) return;
    const reply = await api.read(id);
    if (!reply.ok) return reply.problem === undefined ? undefined : memory.forgetRun();
    // A press in the meantime is newer than what is remembered.
    if (store.get().run !== undefined || store.get().sending !== undefined) return;
    store.dispatch({ type: "open", submission: reply.value, live: false });
    watch(id);
  };
  const cancel = async (id: string): Promise<void> => {
    const reply = await api.cancel(id);
    if (reply.ok) store.dispatch({ type: "status", status: reply.value.status });
  };
  return { watch, restore, cancel, openHint, readAttempts, end: () => stop() };
}
