import { CompletionEditor } from "./editor/completion-editor.tsx";
import type { TitleLevel } from "./heading.ts";
import type { PanelExercise } from "./panel-exercise.ts";
import { Panel } from "./panel.tsx";

/** The island of an exercise whose part is a text to continue. */
export default function CompletionPanel(props: { exercise: PanelExercise; level: TitleLevel }) {
  return <Panel {...props} editors={{ completion: CompletionEditor }} />;
}
