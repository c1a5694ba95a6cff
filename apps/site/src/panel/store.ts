import { reduce } from "./reduce.ts";
import type { PanelAction, PanelState } from "./state.ts";

/** Holds what a panel shows, and tells who listens when it changes. */
export interface PanelStore {
  get: () => PanelState;
  dispatch: (action: PanelAction) => void;
  subscribe: (listen: (state: PanelState) => void) => () => void;
}

/** Creates a store that begins with a state. */
export function createStore(initial: PanelState): PanelStore {
  const listeners = new Set<(state: PanelState) => void>();
  let state = initial;
  return {
    get: () => state,
    dispatch: (action) => {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listen of listeners) listen(state);
    },
    subscribe: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
}
