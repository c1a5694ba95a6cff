import type { Message } from "./prompt.ts";

/** A piece of a rendered conversation: one of the model's control tokens, or text that never becomes one. */
export type Piece = { control: "<|im_start|>" | "<|im_end|>" } | { text: string };

const start: Piece = { control: "<|im_start|>" };
const end: Piece = { control: "<|im_end|>" };

/** What the model's own template says when the conversation has no system message. */
const defaultSystem: Message = {
  role: "system",
  content: "You are a helpful AI assistant named SmolLM, trained by Hugging Face",
};

/** Renders a conversation as the template in the weights does, up to where the assistant is to speak. */
export function renderChat(messages: readonly Message[]): Piece[] {
  const whole = messages[0]?.role === "system" ? messages : [defaultSystem, ...messages];
  const turns = whole.flatMap(({ role, content }) => [
    start,
    { text: `${role}\n${content}` },
    end,
    { text: "\n" },
  ]);
  return [...turns, start, { text: "assistant\n" }];
}
