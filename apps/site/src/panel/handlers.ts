import type { Artifact } from "@assay/exercise";
import type { Press } from "./state.ts";

/** What a learner can do in a panel. */
export interface Handlers {
  edit: (artifact: Artifact) => void;
  reset: () => void;
  undo: () => void;
  press: (mode: Press) => void;
  cancel: () => void;
  /** Sends what could not be graded once more, as a new submission. */
  again: () => void;
  /** Opens an earned hint. */
  openHint: (rung: number) => void;
  /** Brings back what was handed in before; the text that stood there can be had again. */
  restore: (artifact: Artifact) => void;
}

const nothing = (): void => {};

/** Does nothing: for a panel that nobody can press. */
export const idleHandlers: Handlers = {
  edit: nothing,
  reset: nothing,
  undo: nothing,
  press: nothing,
  cancel: nothing,
  again: nothing,
  openHint: nothing,
  restore: nothing,
};
