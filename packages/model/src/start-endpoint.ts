import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { text } from "node:stream/consumers";
import { type Model, type ModelOptions, type Request, createModel } from "./index.ts";

/** An endpoint on loopback, and a model that asks it. */
export interface Endpoint extends AsyncDisposable {
  model: Model;
  url: string;
  bodies: { path: string; body: Record<string, unknown> }[];
}

export type Answer = (response: ServerResponse, index: number, request: IncomingMessage) => void;

/** Starts an endpoint on loopback whose every answer is scripted, for tests. */
export async function startEndpoint(answer: Answer, changes: Partial<ModelOptions> = {}): Promise<Endpoint> {
  const bodies: Endpoint["bodies"] = [];
  const server = createServer(async (request, response) => {
    bodies.push({ path: request.url ?? "", body: JSON.parse(await text(request)) });
    answer(response, bodies.length - 1, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the endpoint listens on no port");
  const url = `http://127.0.0.1:${address.port}/v1`;
  return {
    model: createModel({
      baseURL: url,
      apiKey: "none",
      name: "tiny",
      concurrency: 1,
      timeoutMs: 2000,
      ...changes,
    }),
    url,
    bodies,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Answers with JSON. */
export const json = (response: ServerResponse, body: unknown, { status = 200, headers = {} } = {}) =>
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

export const chat = {
  kind: "chat",
  messages: [{ role: "user", content: "Where is ORD-1?" }],
  settings: { temperature: 0, topP: 1, maxTokens: 16, stop: ["\n"] },
} satisfies Request;

export const usage = {
  prompt_tokens: 9,
  completion_tokens: 2,
  prompt_tokens_details: { cached_tokens: 5 },
};
export const chatReply = {
  choices: [{ message: { role: "assistant", content: "ORD-1" }, finish_reason: "stop" }],
  usage,
};

export const options = () => ({ seed: 7, signal: new AbortController().signal });
