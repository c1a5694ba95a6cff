import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { PanelExercise } from "../panel-exercise.ts";
import type { PanelState } from "../state.ts";
import type { PreviewedCaseProps } from "./previewed-case.tsx";

interface Props {
  exercise: PanelExercise;
  artifact: PanelState["artifact"];
  shown: number;
  show: (at: number) => void;
}

/** Shows on demand what the model would be sent, for one visible case at a time; the code for it comes then. */
export function PromptPreview({ exercise, artifact, shown, show }: Props) {
  const [Previewed, arrive] = useState<ComponentType<PreviewedCaseProps>>();
  const { cases } = exercise;
  const each = cases[shown];
  if (each === undefined) return null;
  const page = (by: number): void => show((shown + by + cases.length) % cases.length);
  const load = async (): Promise<void> => {
    // Without a network nothing is shown, and the next opening asks again.
    const loaded = await import("./previewed-case.tsx").catch(() => undefined);
    if (loaded !== undefined) arrive(() => loaded.PreviewedCase);
  };
  return (
    <details class="preview" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>What the model is sent</summary>
      <p class="tools">
        <span>
          Case {shown + 1} of {cases.length}
        </span>
        <button type="button" class="inline" onClick={() => page(-1)}>
          the one before
        </button>
        <button type="button" class="inline" onClick={() => page(1)}>
          the next
        </button>
      </p>
      {Previewed !== undefined && <Previewed exercise={exercise} artifact={artifact} each={each} />}
    </details>
  );
}
