import { ChatEditor } from "./editor/chat-editor.tsx";
import type { TitleLevel } from "./heading.ts";
import type { PanelExercise } from "./panel-exercise.ts";
import { Panel } from "./panel.tsx";

/** The island of an exercise whose part is a conversation. */
export default function ChatPanel(props: { exercise: PanelExercise; level: TitleLevel }) {
  return <Panel {...props} editors={{ chat: ChatEditor }} />;
}
