import { ChatEditor } from "./editor/chat-editor.tsx";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { chat: { Editor: ChatEditor } };

/** The island of an exercise whose part is a conversation. */
export default function ChatPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
