import { chatEditor } from "./editor/chat.ts";
import { Panel, type PanelProps } from "./panel.tsx";

const editors = { chat: chatEditor };

/** The island of an exercise whose part is a conversation. */
export default function ChatPanel(props: PanelProps) {
  return <Panel {...props} editors={editors} />;
}
