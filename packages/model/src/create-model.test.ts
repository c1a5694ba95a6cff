import { once } from "node:events";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { type Model, ModelError, type Request, type Settings, type Wait, createModel } from "./index.ts";

const chat = {
  kind: "chat",
  messages: [{ role: "user", content: "Where is ORD-1?" }],
  settings: { temperature: 0, topP: 1, maxTokens: 16, stop: ["\n"] },
} satisfies Request;
const completion: Request = {
  kind: "completion",
  prompt: "Message: x\nProduct:",
  settings: { ...chat.settings, stop: [] },
};

const usage = { prompt_tokens: 9, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 5 } };
const chatReply = {
  choices: [{ message: { role: "assistant", content: "ORD-1" }, finish_reason: "stop" }],
  usage,
};

interface Endpoint extends AsyncDisposable {
  model: Model;
  bodies: { path: string; body: Record<string, unknown> }[];
}

type Answer = (response: ServerResponse, index: number, request: IncomingMessage) => void;

/** Starts an endpoint on loopback whose every answer is scripted. */
async function startEndpoint(answer: Answer, timeoutMs = 2000): Promise<Endpoint> {
  const bodies: Endpoint["bodies"] = [];
  const server = createServer(async (request, response) => {
    bodies.push({ path: request.url ?? "", body: JSON.parse(await text(request)) });
    answer(response, bodies.length - 1, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the endpoint listens on no port");
  const model = createModel({
    baseURL: `http://127.0.0.1:${address.port}/v1`,
    apiKey: "none",
    name: "tiny",
    concurrency: 1,
    timeoutMs,
  });
  return {
    model,
    bodies,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const json = (response: ServerResponse, body: unknown, { status = 200, headers = {} } = {}) =>
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));

const options = () => ({ seed: 7, signal: new AbortController().signal });

test("sends a conversation with its settings and reads reply, usage and finish reason", async () => {
  await using endpoint = await startEndpoint((response) => json(response, chatReply));
  const reply = await endpoint.model.send(chat, options());
  expect(reply).toMatchObject({
    output: "ORD-1",
    finishReason: "stop",
    usage: { request: 9, cached: 5, reply: 2 },
  });
  expect(endpoint.bodies[0]).toEqual({
    path: "/v1/chat/completions",
    body: {
      model: "tiny",
      messages: chat.messages,
      temperature: 0,
      top_p: 1,
      max_tokens: 16,
      seed: 7,
      stop: ["\n"],
    },
  });
});

test.each<[Partial<Settings>, object]>([
  [
    { responseFormat: { type: "json_schema", schema: { type: "boolean" } } },
    {
      response_format: {
        type: "json_schema",
        json_schema: { name: "reply", schema: { type: "boolean" }, strict: true },
      },
    },
  ],
  [{ responseFormat: { type: "json_object" } }, { response_format: { type: "json_object" } }],
  [{ grammar: 'root ::= "yes"' }, { grammar: 'root ::= "yes"' }],
])("sends what the reply must be: %j", async (asked, sent) => {
  await using endpoint = await startEndpoint((response) => json(response, chatReply));
  await endpoint.model.send({ ...chat, settings: { ...chat.settings, ...asked } }, options());
  expect(endpoint.bodies[0]?.body).toMatchObject(sent);
});

test("sends a completion as it is and leaves an empty stop list out", async () => {
  await using endpoint = await startEndpoint((response) =>
    json(response, { choices: [{ text: " radio", finish_reason: "length" }], usage }),
  );
  const reply = await endpoint.model.send(completion, options());
  expect(reply).toMatchObject({ output: " radio", finishReason: "length" });
  expect(endpoint.bodies[0]?.path).toBe("/v1/completions");
  expect(endpoint.bodies[0]?.body).not.toHaveProperty("stop");
});

test("waits as long as a 429 asks, says so, and goes on", async () => {
  await using endpoint = await startEndpoint((response, index) =>
    index === 0
      ? json(
          response,
          { error: { message: "slow down" } },
          { status: 429, headers: { "retry-after": "0.05" } },
        )
      : json(response, chatReply),
  );
  const waits: (Wait | undefined)[] = [];
  const reply = await endpoint.model.send(chat, { ...options(), onWait: (wait) => waits.push(wait) });
  expect(reply.output).toBe("ORD-1");
  expect(waits).toEqual([{ code: "rate-limited", until: expect.any(Number) }, undefined]);
});

test.each([
  ["a 500", (response: ServerResponse) => json(response, { error: { message: "x" } }, { status: 500 })],
  [
    "HTML with status 200",
    (response: ServerResponse) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>hi</h1>"),
  ],
  ["JSON that is no reply", (response: ServerResponse) => json(response, { ok: true })],
  [
    "half a body",
    (response: ServerResponse) =>
      response
        .writeHead(200, { "content-type": "application/json", "content-length": "999" })
        .end('{"choices":[')
        .socket?.destroy(),
  ],
  ["a closed socket", (response: ServerResponse) => response.socket?.destroy()],
])("tries again after %s", async (_what, fault) => {
  await using endpoint = await startEndpoint((response, index) =>
    index === 0 ? void fault(response) : json(response, chatReply),
  );
  const reply = await endpoint.model.send(chat, options());
  expect(reply.output).toBe("ORD-1");
  expect(endpoint.bodies).toHaveLength(2);
});

test("gives up at once on a pause longer than a minute, and says that another try can help", async () => {
  await using endpoint = await startEndpoint((response) =>
    json(response, { error: { message: "later" } }, { status: 429, headers: { "retry-after": "3600" } }),
  );
  await expect(endpoint.model.send(chat, options())).rejects.toMatchObject({
    code: "rate-limited",
    isRetryable: true,
    retryAfterMs: 3_600_000,
  });
  expect(endpoint.bodies).toHaveLength(1);
});

test.each([
  [401, undefined, "refused"],
  [402, undefined, "refused"],
  [404, "model_not_found", "refused"],
  [400, "context_length_exceeded", "too-long"],
])("does not retry %i %s", async (status, code, expected) => {
  await using endpoint = await startEndpoint((response) =>
    json(response, { error: { message: "The prompt has 5000 tokens.", code } }, { status }),
  );
  const failure = await endpoint.model.send(chat, options()).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ModelError);
  expect(failure).toMatchObject({ code: expected, isRetryable: false });
  expect(String(failure)).toContain("The prompt has 5000 tokens.");
  expect(endpoint.bodies).toHaveLength(1);
});

test("closes the socket when it is aborted, so that the model stops generating", async () => {
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<void>();
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
  await using endpoint = await startEndpoint((response) => {
    response.on("close", () => onClosed());
    onAsked();
  });
  const abort = new AbortController();
  const sent = endpoint.model.send(chat, { seed: 1, signal: abort.signal });
  await asked;
  abort.abort(new Error("cancelled"));
  await expect(sent).rejects.toThrow("cancelled");
  await closed;
});

test("reports a time-out as something to retry", async () => {
  await using endpoint = await startEndpoint((response, index) => index > 0 && json(response, chatReply), 50);
  const reply = await endpoint.model.send(chat, options());
  expect(reply.output).toBe("ORD-1");
});
