import { chatEditor } from "./editor/chat.ts";
import { codeEditor } from "./editor/code.ts";
import { completionEditor } from "./editor/completion.ts";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { code: codeEditor, completion: completionEditor, chat: chatEditor };

/** The island of an exercise with texts for the model and TypeScript beside them. */
export default function PipelinePanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
