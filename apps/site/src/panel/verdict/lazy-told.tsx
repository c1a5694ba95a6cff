import type { ComponentChildren, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { askUntilItComes } from "../ask-until.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import type { PanelState } from "../state.ts";

/** What a piece of a panel that tells of a run is shown with. */
export interface ToldProps {
  exercise: PanelExercise;
  state: PanelState;
  /** The finding in words, what it stands on, or the words for whoever listens. */
  piece: "finding" | "evidence" | "aloud";
  /** Opens a visible case and brings it into view. */
  show: (id: string) => void;
  /** What stands there until the code for it is here. */
  children?: ComponentChildren;
}

let loaded: ComponentType<ToldProps> | undefined;

/** Fetches what tells of a run, once for the page; most visits begin without one. */
export async function loadTold(): Promise<typeof loaded> {
  loaded ??= await import("./told.tsx").then(
    ({ Told }) => Told,
    () => undefined,
  );
  return loaded;
}

/** Tells of a run as soon as the code for it is here; without a network it is asked for again. */
export function LazyTold(props: ToldProps) {
  const [Arrived, show] = useState(() => loaded);
  useEffect(() => {
    if (Arrived === undefined) return askUntilItComes(loadTold, (arrived) => show(() => arrived));
  }, []);
  return Arrived === undefined ? <>{props.children}</> : <Arrived {...props} />;
}
