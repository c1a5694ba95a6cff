import { findDraftProblems } from "./draft-problems.ts";
import { createKey } from "./keys.ts";
import { isUnderWay, phaseOf } from "./phase.ts";
import type { Press, Send } from "./state.ts";
import type { PanelTools } from "./tools.ts";

/** Sends a draft once, however often the button is pressed; what cannot be sent now is held until it can. */
export function createPress(tools: PanelTools, opened: (id: string) => void) {
  const { exercise, store, feed, editors } = tools;
  const deliver = async (send: Send): Promise<void> => {
    if (store.get().sending !== undefined) return;
    store.dispatch({ type: "send", send });
    const id = await sendOnce(tools, send);
    if (id !== undefined) opened(id);
  };
  const start = (): (() => void) =>
    feed.subscribe((standing) => {
      const { held } = store.get();
      if (held === undefined || standing === "unknown" || standing === "away") return;
      if (held.why === "away" || standing.examiner.state === "ready") void deliver(held.send);
    });
  const press = (mode: Press): void => {
    const state = store.get();
    const { artifact } = state;
    if (isUnderWay(phaseOf(state))) return;
    if (findDraftProblems(exercise, state, editors).length > 0) store.dispatch({ type: "try" });
    else void deliver({ key: createKey(), mode, artifact });
  };
  const again = (): void => {
    const { run } = store.get();
    if (run === undefined || run.mode === "replay" || isUnderWay(phaseOf(store.get()))) return;
    void deliver({ key: createKey(), mode: run.mode, artifact: run.artifact });
  };
  return { start, press, again };
}

async function sendOnce({ exercise, store, api, memory, feed }: PanelTools, send: Send) {
  const { exerciseVersion } = exercise;
  const { key, mode, artifact } = send;
  const reply = await api.submit({ exercise: exercise.exercise.id, exerciseVersion, mode, artifact }, key);
  if (reply.ok) {
    memory.rememberSubmitting();
    memory.saveRun(reply.value.id);
    store.dispatch({ type: "open", submission: reply.value, live: true });
    return reply.value.id;
  }
  if (reply.problem === undefined || reply.problem.code === "examiner-missing") {
    store.dispatch({ type: "hold", why: reply.problem === undefined ? "away" : "examiner" });
    feed.hurry();
  } else {
    store.dispatch({ type: "refuse", problem: reply.problem, retryAt: timeAfter(reply.retryAfter) });
  }
  return undefined;
}

const timeAfter = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : new Date(Date.now() + 1000 * seconds).toISOString();
