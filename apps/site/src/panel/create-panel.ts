import { startCounting } from "./count-tokens.ts";
import { startDrafts } from "./drafts.ts";
import type { Handlers } from "./handlers.ts";
import { createPress } from "./press.ts";
import { createRuns } from "./runs.ts";
import type { PanelTools } from "./tools.ts";

/** What a learner can do in a panel, and what begins its dealings with the server. */
export interface Panel {
  handlers: Handlers;
  /** Begins to restore, count and listen; returns what ends it. */
  start: () => () => void;
}

/** Creates a panel without its looks; what it shows is in the store of its tools. */
export function createPanel(tools: PanelTools): Panel {
  const { store, feed, exercise } = tools;
  const runs = createRuns(tools);
  const sending = createPress(tools, runs.watch);
  const start = (): (() => void) => {
    const ends = [
      startDrafts(tools),
      startCounting(tools),
      feed.subscribe((standing) => store.dispatch({ type: "standing", standing })),
      sending.start(),
      runs.end,
    ];
    void runs.restore();
    void runs.readAttempts();
    return () => {
      for (const end of ends) end();
    };
  };
  const handlers: Handlers = {
    edit: (artifact) => store.dispatch({ type: "edit", artifact }),
    reset: () => store.dispatch({ type: "reset", starter: exercise.starter }),
    undo: () => store.dispatch({ type: "undo" }),
    press: sending.press,
    again: sending.again,
    cancel: () => void runs.cancel(),
  };
  return { handlers, start };
}
