/** One message of a conversation. */
export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

/** A conversation to answer, or a text to continue. */
export type Prompt = { kind: "chat"; messages: readonly Message[] } | { kind: "completion"; text: string };
