import type { PanelExercise } from "./panel-exercise.ts";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type IslandData, readIslandData } from "../page/island-data.ts";
import { sharedFeed } from "../status/feed.ts";
import { serverApi } from "./api.ts";
import { LazyAttempts } from "./attempts/lazy-attempts.tsx";
import { createPanel } from "./create-panel.ts";
import type { Editors } from "./editor/editors.ts";
import { idleHandlers } from "./handlers.ts";
import type { TitleLevel } from "./heading.ts";
import { LazyOpenedCase, loadOpenedCase } from "./matrix/lazy-opened-case.tsx";
import { createMemory } from "./memory.ts";
import { PanelView, type PanelViewProps } from "./panel-view.tsx";
import { initialState } from "./reduce.ts";
import { createStore } from "./store.ts";
import { LazyTold, loadTold } from "./verdict/lazy-told.tsx";

/** What a page carries for a panel. */
export interface PanelProps {
  exercise: IslandData<PanelExercise>;
  level: TitleLevel;
}

/** What a kind of panel brings along; a page loads only what its exercise needs. */
interface Equipment {
  editors: Editors;
  summary?: PanelViewProps["summary"];
}

/** An exercise: shown at once as it was built, and alive from then on. */
export function Panel({ exercise: data, level, editors, summary }: PanelProps & Equipment) {
  const exercise = useMemo(() => readIslandData(data), [data]);
  const [state, setState] = useState(() => initialState(exercise.starter));
  const [control, setControl] = useState("Ctrl");
  const panel = useMemo(() => assemble(exercise, editors), [exercise]);
  useEffect(() => {
    if (panel === undefined) return;
    const end = panel.store.subscribe(setState);
    const stop = panel.start();
    setState(panel.store.get());
    if (/mac|iphone|ipad/i.test(navigator.userAgent)) setControl("⌘");
    return () => {
      stop();
      end();
    };
  }, [panel]);
  const isBegun = state.sending !== undefined || state.run !== undefined;
  useEffect(() => {
    // A run will want to be told of, and to show a case when it ends.
    if (isBegun) void Promise.all([loadTold(), loadOpenedCase()]);
  }, [isBegun]);
  const on = panel?.handlers ?? idleHandlers;
  return (
    <PanelView
      exercise={exercise}
      state={state}
      on={on}
      level={level}
      editors={editors}
      opened={LazyOpenedCase}
      told={LazyTold}
      attempts={LazyAttempts}
      summary={summary}
      control={control}
    />
  );
}

// While the site is built there is no browser: no storage, no server, nobody to press.
function assemble(exercise: PanelExercise, editors: Editors) {
  if (typeof window === "undefined") return undefined;
  const store = createStore(initialState(exercise.starter));
  const memory = createMemory(readableStorage(), exercise.exercise);
  return { store, ...createPanel({ exercise, editors, store, memory, api: serverApi, feed: sharedFeed() }) };
}

function readableStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    // A browser that forbids storage throws at the mere mention of it.
    return undefined;
  }
}
