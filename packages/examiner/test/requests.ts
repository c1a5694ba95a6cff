import { z } from "zod";
import type { Engine } from "../src/engine/create-engine.ts";
import type { EndEvent, Generation } from "../src/engine/generation.ts";
import { readConstraint } from "../src/constraint/read-constraint.ts";
import type { Message, Prompt } from "../src/engine/prompt.ts";
import { post } from "./server.ts";

export interface Reply extends EndEvent {
  text: string;
  pieces: string[];
}

const defaults = {
  maxTokens: 8,
  temperature: 0,
  topP: 1,
  seed: 1,
  stop: [],
  signal: new AbortController().signal,
};

export const generation = (
  engine: Engine,
  prompt: Prompt | string,
  settings: Partial<Generation> = {},
): Generation => ({
  ...defaults,
  tokens: engine.tokenize(typeof prompt === "string" ? { kind: "completion", text: prompt } : prompt),
  ...settings,
});

/** Generates a whole reply; a text is a prompt to continue. */
export async function generate(
  engine: Engine,
  prompt: Prompt | string,
  settings: Partial<Generation> = {},
): Promise<Reply> {
  const pieces: string[] = [];
  for await (const event of engine.generate(generation(engine, prompt, settings))) {
    if (event.type === "end") return { ...event, text: pieces.join(""), pieces };
    pieces.push(event.text);
  }
  throw new Error("the reply has no end");
}

const things = "camera mirror sofa printer bottle jacket drill guitar carpet oven shelf mouse".split(" ");

const examples = [
  ["The radio is too loud.", "radio"],
  ["My new lamp does not turn on.", "lamp"],
  ["When will the chair be here?", "chair"],
  ["I want to send the kettle back.", "kettle"],
  ["The clock that I got is late every day.", "clock"],
  ["Is there a cover for the tablet?", "tablet"],
];

const fewShot = examples.map(([message, product]) => `Message: ${message}\nProduct: ${product}\n\n`).join("");

const turns: Message[] = examples.slice(0, 3).flatMap(([message = "", product = ""]) => [
  { role: "user", content: message },
  { role: "assistant", content: product },
]);
const system: Message = {
  role: "system",
  content: "Name the product that the customer writes about, in one word, and nothing else.",
};

/**
 * Twelve completions and twelve chats; each kind shares a beginning of more than two blocks, as the cases of an
 * exercise do, and the longer chats cross one more border on their own.
 */
const prompts: Prompt[] = things.flatMap((thing, index) => {
  const message = index % 2 === 0 ? `Where is my ${thing}?` : `The ${thing} that you sent me is broken.`;
  return [
    { kind: "completion", text: `${fewShot}Message: ${message}\nProduct:` },
    { kind: "chat", messages: [system, ...turns, { role: "user", content: message }] },
  ];
});

const maxTokens = 8;

/** JSON of a schema, as a grammar: some replies are free, some keep to it. */
const constraint = readConstraint({
  kind: "schema",
  schema: { type: "object", properties: { product: { type: "string" }, open: { type: "boolean" } } },
});
const grammar = constraint.ok ? constraint.grammar : "";

/** Each prompt at temperature 0, and at temperature 1 with a seed of its own; every fourth reply keeps to a grammar. */
export const requests = prompts.flatMap((prompt, index) => [
  { prompt, temperature: 0, seed: 0, ...(index % 4 === 1 ? { grammar } : {}) },
  { prompt, temperature: 1, seed: index + 1, ...(index % 4 > 1 ? { grammar } : {}) },
]);

/** Sends one of the requests, by its place among them. */
export type Send = (index: number) => Promise<{ text: string; cachedTokens: number }>;

const requestAt = (index: number) => {
  const request = requests[index];
  if (request === undefined) throw new Error(`there is no request ${index}`);
  return request;
};

export const engineSender =
  (engine: Engine): Send =>
  async (index) => {
    const { prompt, ...settings } = requestAt(index);
    const { text, usage } = await generate(engine, prompt, { ...settings, maxTokens });
    return { text, cachedTokens: usage.cachedTokens };
  };

const replySchema = z.object({
  choices: z.tuple([
    z.union([z.object({ text: z.string() }), z.object({ message: z.object({ content: z.string() }) })]),
  ]),
  usage: z.object({ prompt_tokens_details: z.object({ cached_tokens: z.number() }) }),
});

export const httpSender =
  (url: () => string | undefined): Send =>
  async (index) => {
    const { prompt, ...asked } = requestAt(index);
    const settings = { ...asked, max_tokens: maxTokens };
    const response =
      prompt.kind === "chat"
        ? await post(`${url()}/chat/completions`, { ...settings, messages: prompt.messages })
        : await post(`${url()}/completions`, { ...settings, prompt: prompt.text });
    const { choices, usage } = replySchema.parse(await response.json());
    const text = "text" in choices[0] ? choices[0].text : choices[0].message.content;
    return { text, cachedTokens: usage.prompt_tokens_details.cached_tokens };
  };
