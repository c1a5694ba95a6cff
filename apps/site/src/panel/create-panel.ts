import { asksExaminer } from "@assay/exercise/panel";
import type { Standing } from "../status/feed.ts";
import { startCounting } from "./count-tokens.ts";
import { startDrafts } from "./drafts.ts";
import type { Handlers } from "./handlers.ts";
import type { PanelExercise } from "./panel-exercise.ts";
import { createPress } from "./press.ts";
import type { Runs } from "./runs.ts";
import type { PanelTools } from "./tools.ts";

/** What a learner can do in a panel, and what begins its dealings with the server. */
export interface Panel {
  handlers: Handlers;
  /** Begins to restore, count and listen; returns what ends it. */
  start: () => () => void;
}

/** Creates a panel without its looks; what it shows is in the store of its tools. */
export function createPanel(tools: PanelTools): Panel {
  const { store, feed, exercise, memory } = tools;
  const { withRuns, end } = lazyRuns(tools);
  const sending = createPress(tools, (id) => withRuns((runs) => runs.watch(id)));
  const start = (): (() => void) => {
    const ends = [
      startDrafts(tools),
      startCounting(tools),
      feed.subscribe((standing) =>
        store.dispatch({ type: "standing", standing: concerning(exercise, standing) }),
      ),
      sending.start(),
      end,
    ];
    if (memory.hasSubmitted()) {
      withRuns((runs) => {
        void runs.restore();
        void runs.readAttempts();
      });
    }
    return () => {
      for (const each of ends) each();
    };
  };
  const handlers: Handlers = {
    edit: (artifact) => store.dispatch({ type: "edit", artifact }),
    reset: () => store.dispatch({ type: "reset", starter: exercise.starter }),
    undo: () => store.dispatch({ type: "undo" }),
    press: sending.press,
    again: sending.again,
    cancel: () => {
      const { held, run, sending } = store.get();
      if (held !== undefined) return store.dispatch({ type: "drop" });
      // While a press is on its way there is nothing to cancel yet, and the run before it is over.
      if (run !== undefined && sending === undefined) withRuns((runs) => void runs.cancel(run.id));
    },
    openHint: (rung) => withRuns((runs) => void runs.openHint(rung)),
    restore: (artifact) => store.dispatch({ type: "reset", starter: artifact }),
  };
  return { handlers, start };
}

/** Where nobody asks the examiner, it is as good as ready. */
const concerning = ({ exercise }: PanelExercise, standing: Standing): Standing =>
  typeof standing === "string" || asksExaminer(exercise)
    ? standing
    : { ...standing, examiner: { ...standing.examiner, state: "ready" } };

const againMs = 2_000;

/** Fetches the code that follows a run when there is one: most visits begin without. */
function lazyRuns(tools: PanelTools) {
  let runs: Runs | undefined;
  let isOver = false;
  const withRuns = (use: (runs: Runs) => void): void => {
    if (runs !== undefined && !isOver) use(runs);
    else if (!isOver) void fetchRuns(use);
  };
  const fetchRuns = async (use: (runs: Runs) => void): Promise<void> => {
    const arrived = await import("./runs.ts").catch(() => undefined);
    if (arrived !== undefined) runs ??= arrived.createRuns(tools);
    // Without a network it is asked for again; the run goes on meanwhile.
    setTimeout(() => withRuns(use), arrived === undefined ? againMs : 0);
  };
  const end = (): void => {
    isOver = true;
    runs?.end();
  };
  return { withRuns, end };
}
