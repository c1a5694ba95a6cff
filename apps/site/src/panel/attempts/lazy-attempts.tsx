import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Handlers } from "../handlers.ts";
import type { HeadingTag } from "../heading.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import type { PanelState } from "../state.ts";

/** What a piece that needs attempts is shown with. */
export interface AttemptsProps {
  exercise: PanelExercise;
  state: PanelState;
  on: Handlers;
  heading: HeadingTag;
  /** The comparison in a sentence, cell by cell, hints and history, or the same text on another examiner. */
  show: "sentence" | "pairs" | "ladder" | "replay";
}

let loaded: ComponentType<AttemptsProps> | undefined;

async function load(): Promise<typeof loaded> {
  // Without a network nothing is shown, and the next run asks again.
  loaded ??= await import("./attempts.tsx").then(
    (module) => module.Attempts,
    () => undefined,
  );
  return loaded;
}

/** Shows what comes of attempts, as soon as there is a run or an attempt and the code for it is here. */
export function LazyAttempts(props: AttemptsProps) {
  const [Arrived, show] = useState(() => loaded);
  const { run, attempts } = props.state;
  const isDue = run !== undefined || attempts.length > 0;
  useEffect(() => {
    if (isDue && Arrived === undefined) void load().then((arrived) => show(() => arrived));
  }, [isDue]);
  return isDue && Arrived !== undefined ? <Arrived {...props} /> : null;
}
