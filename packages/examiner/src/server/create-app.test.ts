import { request } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { post, startServer } from "../../test/server.ts";
import { useEngine } from "../../test/weights.ts";

const engine = useEngine();

const messages = [{ role: "user", content: "Hi" }];
const jsonSchema = (schema: unknown) => ({ type: "json_schema", json_schema: { name: "reply", schema } });
const chat = "/chat/completions";
const whole = "The body must have either `prompt`, a text, or `messages`, a list of role and content.";

type Refused = [path: string, body: unknown, message: string, param: string | null];

test.for<Refused>([
  [chat, {}, "`messages` must be a list.", "messages"],
  [chat, [], "The body must be an object.", null],
  [chat, { messages: [] }, "`messages` must not be empty.", "messages"],
  [
    chat,
    { messages: [{ role: "tool", content: "x" }] },
    '`messages[0].role` must be "system" or "developer" or "user" or "assistant".',
    "messages[0].role",
  ],
  [
    chat,
    { messages: [{ role: "user", content: [{ type: "image_url" }] }] },
    "`messages[0].content` must be a text, or a list of parts of the type `text`.",
    "messages[0].content",
  ],
  [chat, { messages, temperature: "hot" }, "`temperature` must be a number.", "temperature"],
  [chat, { messages, temperature: 2.5 }, "`temperature` must be at most 2.", "temperature"],
  [chat, { messages, top_p: 0 }, "`top_p` must be more than 0.", "top_p"],
  [chat, { messages, max_tokens: 0 }, "`max_tokens` must be at least 1.", "max_tokens"],
  [chat, { messages, max_tokens: 1.5 }, "`max_tokens` must be a whole number.", "max_tokens"],
  [chat, { messages, stop: [""] }, "`stop[0]` must not be empty.", "stop[0]"],
  [chat, { messages, stream: "yes" }, "`stream` must be true or false.", "stream"],
  [chat, { messages, n: 2 }, "`n` is 2, which the examiner does not support; leave it out.", "n"],
  [
    chat,
    { messages, tools: [{}] },
    "`tools` is [{}], which the examiner does not support; leave it out.",
    "tools",
  ],
  [chat, { messages, logprobs: 3 }, "`logprobs` must be true or false.", "logprobs"],
  [
    chat,
    { messages, logprobs: true, top_logprobs: 21 },
    "`top_logprobs` must be at most 20.",
    "top_logprobs",
  ],
  [
    chat,
    { messages, logprobs: true, top_logprobs: -1 },
    "`top_logprobs` must be at least 0.",
    "top_logprobs",
  ],
  [
    chat,
    { messages, top_logprobs: 2 },
    "`top_logprobs` is told where `logprobs` is true; write both or neither.",
    "top_logprobs",
  ],
  [
    chat,
    { messages, logprobs: true, stream: true },
    "`logprobs` comes with whole replies only; leave `stream` out.",
    "logprobs",
  ],
  [
    chat,
    { messages, response_format: { type: "xml" } },
    "`response_format.type` must be `text`, `json_object` or `json_schema`.",
    "response_format.type",
  ],
  [
    chat,
    { messages, response_format: jsonSchema({ type: "object", properties: { a: { $ref: "#" } } }) },
    "`response_format.json_schema.schema.properties.a.$ref` is a keyword that the examiner does not keep to here; write the schema out where it is used.",
    "response_format.json_schema.schema.properties.a.$ref",
  ],
  [
    chat,
    { messages, grammar: 'root ::= root "a"' },
    "`grammar` has an error in line 1: the rule `root` comes back to itself, which may never end; write a repetition with * or +.",
    "grammar",
  ],
  [
    "/completions",
    { prompt: "a", grammar: 'root ::= "a"', response_format: { type: "json_object" } },
    "A request may have a `grammar` or a `response_format`, not both; leave one of them out.",
    "grammar",
  ],
  [chat, { messages, top_k: 5 }, "The examiner does not know the field `top_k`; leave it out.", "top_k"],
  ["/completions", { prompt: ["a", "b"] }, "`prompt` must be a text.", "prompt"],
  ["/completions", { prompt: "" }, "`prompt` must not be empty.", "prompt"],
  ...[{ echo: true }, { echo: true, max_tokens: 4, logprobs: 0 }].map((extra): Refused => [
    "/completions",
    { prompt: "a", ...extra },
    "`echo` is supported together with `max_tokens` 0 and `logprobs`: the text's own tokens are weighed, and none is written.",
    "echo",
  ]),
  [
    "/completions",
    { prompt: "a", max_tokens: 0 },
    "`max_tokens` must be at least 1, except with `echo`.",
    "max_tokens",
  ],
  ["/completions", { prompt: "a", logprobs: -1 }, "`logprobs` must be at least 0.", "logprobs"],
  ["/completions", { prompt: "a", logprobs: 1000 }, "`logprobs` must be at most 5.", "logprobs"],
  ["/completions", { prompt: "a", logprobs: "all" }, "`logprobs` must be a number.", "logprobs"],
  ["/completions", { prompt: "a", logprobs: true }, "`logprobs` must be a number.", "logprobs"],
  [
    "/completions",
    { prompt: "a", logprobs: 0, stream: true },
    "`logprobs` comes with whole replies only; leave `stream` out.",
    "logprobs",
  ],
  ["/tokenize", { text: "a" }, whole, null],
])("refuses a request to %s with %j", async ([path, body, message, param]) => {
  using server = await startServer(engine());
  const response = await post(server.url + path, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: { message, type: "invalid_request_error", param, code: "invalid_request" },
  });
});

test("accepts what other clients always send and what means nothing here", async () => {
  using server = await startServer(engine());
  const neutral = {
    n: 1,
    tools: [],
    logprobs: false,
    response_format: { type: "text" },
    presence_penalty: 0,
    logit_bias: null,
  };
  const ignored = { user: "ada", metadata: { a: "b" }, store: false, prompt_cache_key: "x" };
  const response = await post(server.url + chat, {
    messages,
    max_completion_tokens: 1,
    ...neutral,
    ...ignored,
  });
  expect(response.status).toBe(200);
});

test("says which lengths do not fit into the context", async () => {
  using server = await startServer(engine());
  const prompt = " tree".repeat(4000);
  const response = await post(`${server.url}/completions`, { prompt, max_tokens: 97 });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: {
      code: "context_length_exceeded",
      message:
        "The examiner's context holds 4096 tokens. This prompt has 4000 and the reply may have 97, 4097 together. Shorten the prompt or ask for fewer tokens.",
    },
  });
});

test.each([4096, 5000])(
  "says both lengths of a prompt of %d tokens, though no reply length was asked",
  async (length) => {
    using server = await startServer(engine());
    const response = await post(`${server.url}/completions`, { prompt: " tree".repeat(length) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: {
        code: "context_length_exceeded",
        message: `The examiner's context holds 4096 tokens. This prompt has ${length} and the reply may have 1, ${length + 1} together. Shorten the prompt or ask for fewer tokens.`,
      },
    });
  },
);

test.for<[string, string | Uint8Array<ArrayBuffer>, number, string]>([
  ["is not JSON", "{", 400, "invalid_json"],
  ["is not UTF-8", Uint8Array.of(0x22, 0xff, 0x22), 400, "invalid_json"],
  ["is larger than a megabyte", " ".repeat(1024 * 1024 + 1), 413, "body_too_large"],
])("refuses a body that %s", async ([, body, status, code]) => {
  using server = await startServer(engine());
  const response = await fetch(server.url + chat, { method: "POST", body });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code, type: "invalid_request_error" } });
});

test("reads a body that comes in chunks, up to the same limit", async () => {
  using server = await startServer(engine());
  const send = (body: BodyInit) =>
    fetch(`${server.url}/tokenize`, { method: "POST", body, duplex: "half" } as RequestInit);
  const chunked = (text: string) => new Blob([text]).stream();
  expect(await (await send(chunked('{"prompt":"one two"}'))).json()).toEqual({
    count: 2,
    max_model_len: 4096,
  });
  expect((await send(chunked(" ".repeat(2 * 1024 * 1024)))).status).toBe(413);
});

test("says that there is nothing at another address", async () => {
  using server = await startServer(engine());
  const response = await post(`${server.url}/embeddings`, {});
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    error: { message: "There is no POST /v1/embeddings here.", code: "unknown_url" },
  });
});

test("counts tokens of a text and of a conversation", async () => {
  using server = await startServer(engine());
  const count = async (body: object): Promise<unknown> => (await post(`${server.url}/tokenize`, body)).json();
  expect(await count({ prompt: "one two" })).toEqual({ count: 2, max_model_len: 4096 });
  const { length } = engine().tokenize({ kind: "chat", messages: [{ role: "user", content: "Hi" }] });
  expect(await count({ messages })).toEqual({ count: length, max_model_len: 4096 });
});

/** Sends headers that `fetch` does not let through. */
async function get(url: string, headers: Record<string, string>): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request(
    `${url}/models`,
    { headers },
    (response) => void text(response).then(() => resolve(response.statusCode)),
  )
    .on("error", reject)
    .end();
  return await promise;
}

test("answers to names of this machine only, and not to pages of other sites", async () => {
  using server = await startServer(engine());
  expect(await get(server.url, { host: "localhost:4322" })).toBe(200);
  expect(await get(server.url, { host: "[::1]:4322" })).toBe(200);
  expect(await get(server.url, { host: "rebound.example" })).toBe(403);
  expect(await get(server.url, { host: "127.0.0.1.example:80" })).toBe(403);
  expect(await get(server.url, { origin: "http://localhost:4321" })).toBe(200);
  expect(await get(server.url, { origin: "https://evil.example" })).toBe(403);
  expect(await get(server.url, { origin: "null" })).toBe(403);
});
