import type { Json } from "@assay/exercise";
import { expect, test } from "vitest";
import { readChatRequest } from "./chat-request.ts";

const granted = { calls: 3, tokens: 32, characters: 100 };
const messages = [
  { role: "system", content: "Answer with the word only." },
  { role: "user", content: "My radio hums." },
];

test("reads what OpenAI's API would, and fills in what is not said", () => {
  const stop = ["\n", "."];
  expect(readChatRequest({ messages, temperature: 0.5, top_p: 0.9, max_tokens: 8, stop }, granted)).toEqual({
    ok: true,
    request: { kind: "chat", messages, settings: { temperature: 0.5, topP: 0.9, maxTokens: 8, stop } },
  });
  expect(readChatRequest({ messages, stop: "\n" }, granted)).toMatchObject({
    request: { settings: { temperature: 0, topP: 1, maxTokens: 32, stop: ["\n"] } },
  });
});

const user = (content: Json) => ({ messages: [{ role: "user", content }] });

test.each<[Json | undefined, string]>([
  [undefined, "The request must be an object with `messages`."],
  ["Hello", "The request must be an object with `messages`."],
  [{ messages: [] }, "`messages` must be a list that is not empty."],
  [{ messages: ["Hello"] }, "`messages[0]` must be an object with `role` and `content`."],
  [
    { messages: [...messages, { role: "tool", content: "4" }] },
    "`messages[2].role` must be one of system, user, assistant.",
  ],
  [user([{ type: "text", text: "Hello" }]), "`messages[0].content` must be a text."],
  [
    { messages: [{ role: "user", content: "Hello", name: "Ada" }] },
    "`messages[0].name` is not known here; a message has `role` and `content`.",
  ],
  [
    { messages, tools: [] },
    "`tools` is not known here; a request may have messages, temperature, top_p, max_tokens, stop.",
  ],
  [{ messages, temperature: 3 }, "`temperature` must be a number from 0 to 2."],
  [{ messages, temperature: null }, "`temperature` must be a number from 0 to 2."],
  [{ messages, top_p: 0 }, "`top_p` must be a number above 0, and at most 1."],
  [{ messages, max_tokens: 33 }, "`max_tokens` must be a whole number from 1 to 32."],
  [{ messages, max_tokens: 1.5 }, "`max_tokens` must be a whole number from 1 to 32."],
  [{ messages, stop: [""] }, "`stop` must be a text of at most 32 characters, or a list of up to 4 of them."],
  [user("x".repeat(101)), "The messages have 101 characters; at most 100 are taken."],
  [
    { messages: Array.from({ length: 25 }, () => ({ role: "user", content: "" })) },
    "There are 25 messages; at most 24 are taken.",
  ],
])("refuses %j in a sentence", (request, message) => {
  expect(readChatRequest(request, granted)).toEqual({ ok: false, message });
});
