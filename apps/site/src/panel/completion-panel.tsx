import { CompletionEditor } from "./editor/completion-editor.tsx";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { completion: { Editor: CompletionEditor } };

/** The island of an exercise whose part is a text to continue. */
export default function CompletionPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
