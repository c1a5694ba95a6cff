import { completionEditor } from "./editor/completion.ts";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { completion: completionEditor };

/** The island of an exercise whose part is a text to continue. */
export default function CompletionPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
