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
  const each = exercise.cases[shown];
  if (each === undefined) return null;
  const load = async (): Promise<void> => {
    // Without a network nothing is shown, and the next opening asks again.
    const loaded = await import("./previewed-case.tsx").catch(() => undefined);
    if (loaded !== undefined) arrive(() => loaded.PreviewedCase);
  };
  return (
    <details class="preview" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>What the model is sent</summary>
      {Previewed !== undefined && (
        <Previewed exercise={exercise} artifact={artifact} each={each} shown={shown} show={show} />
      )}
    </details>
  );
}
