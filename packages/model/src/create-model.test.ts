import { type ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { ModelError, type Request, type Settings, type Wait } from "./index.ts";
import { chat, chatReply, json, options, startEndpoint, usage } from "./start-endpoint.ts";

const completion: Request = {
  kind: "completion",
  prompt: "Message: x\nProduct:",
  settings: { ...chat.settings, stop: [] },
};

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

test.each([
  [400, "invalid_grammar", "refused"],
  [400, "context_length_exceeded", "too-long"],
])("passes on what the embedded examiner itself says of a %i %s", async (status, code, expected) => {
  await using endpoint = await startEndpoint(
    (response) => json(response, { error: { message: "The prompt has 5000 tokens.", code } }, { status }),
    { isEmbedded: true },
  );
  const failure = await endpoint.model.send(chat, options()).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ModelError);
  expect(failure).toMatchObject({ code: expected, isRetryable: false });
  expect(String(failure)).toContain("The prompt has 5000 tokens.");
  expect(endpoint.bodies).toHaveLength(1);
});

test("costs nothing where it is embedded, and an unknown amount where nobody says", async () => {
  await using endpoint = await startEndpoint((response) => json(response, chatReply), { isEmbedded: true });
  await using other = await startEndpoint((response) => json(response, chatReply));
  expect(endpoint.model.price).toEqual({ input: 0, output: 0 });
  expect(other.model).not.toHaveProperty("price");
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
  await using endpoint = await startEndpoint((response, index) => index > 0 && json(response, chatReply), {
    timeoutMs: 50,
  });
  const reply = await endpoint.model.send(chat, options());
  expect(reply.output).toBe("ORD-1");
});
