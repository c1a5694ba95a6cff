import type { PanelExercise } from "./panel-exercise.ts";
import type { StatusFeed } from "../status/feed.ts";
import type { PanelApi } from "./api.ts";
import type { Editors } from "./editor/editors.ts";
import type { Memory } from "./memory.ts";
import type { PanelStore } from "./store.ts";

/** What the parts of a panel work with. */
export interface PanelTools {
  exercise: PanelExercise;
  editors: Editors;
  store: PanelStore;
  api: PanelApi;
  memory: Memory;
  feed: StatusFeed;
}
