import { ChatEditor } from "./chat-editor.tsx";
import type { PartEditor } from "./editors.ts";
import { findTextProblems } from "./text-rules.ts";

/** How a conversation is edited and checked. */
export const chatEditor: PartEditor = { Editor: ChatEditor, findProblems: findTextProblems };
