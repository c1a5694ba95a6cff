import { type ServerResponse } from "node:http";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { ModelError, type ModelOptions, createModel } from "./index.ts";
import { type Answer, chat, chatReply, json, options, startEndpoint } from "./start-endpoint.ts";

const secret = "sk-very-secret";
const echo = "the hidden prompt, repeated";

/** Asks an endpoint that answers so, and returns what is thrown; nothing of its text or of the key may be in it. */
async function failure(answer: Answer, changes: Partial<ModelOptions> = {}): Promise<ModelError> {
  await using endpoint = await startEndpoint(answer, { apiKey: secret, ...changes });
  // A fault that another try could mend is given up at once: nobody waits for it.
  const error = await endpoint.model
    .send(chat, { ...options(), deadline: Date.now() })
    .catch((thrown: unknown) => thrown);
  return told(error);
}

function told(error: unknown): ModelError {
  if (!(error instanceof ModelError)) throw new Error("no ModelError was thrown", { cause: error });
  const written = inspect(error, { depth: Infinity, showHidden: true });
  expect(written).not.toContain(secret);
  expect(written).not.toContain(echo);
  return error;
}

const says = (status: number, code?: string): Answer => {
  const message = `${echo} ${secret}`;
  return (response) => json(response, { error: { message, code, type: message, param: echo } }, { status });
};

test.each([
  [401, "invalid_api_key", "does not accept the key"],
  [402, undefined, "wants to be paid"],
  [403, "permission_denied", "does not let us use the model"],
  [404, "model_not_found", "knows no such model"],
  [400, "unsupported_parameter", "does not take the request (400)"],
  [422, undefined, "does not take the request (422)"],
  [429, "insufficient_quota", "wants to be paid"],
])("leaves a %i %s to the operator: asking again cannot help", async (status, code, words) => {
  const error = await failure(says(status, code));
  expect(error).toMatchObject({ code: "refused", isRetryable: false });
  expect(error.message).toContain(words);
  expect(error.message).toContain("The operator has to look at it.");
  expect(error.detail).toBe(code === undefined ? `${status}` : `${status} ${code}`);
});

test("says of a request that is too long only that it is", async () => {
  expect(await failure(says(400, "context_length_exceeded"))).toMatchObject({
    code: "too-long",
    isRetryable: false,
    message: "The request is longer than the model's context.",
  });
});

test.each([500, 502, 503, 529, 408])("holds a %i to be passing", async (status) => {
  expect(await failure(says(status))).toMatchObject({
    code: "unavailable",
    isRetryable: true,
    message: `The model answered ${status}.`,
    detail: `${status}`,
  });
});

test("does not wait for a rate limit of an hour, nor send a next run after it", async () => {
  const error = await failure((response) =>
    json(response, { error: { message: echo } }, { status: 429, headers: { "retry-after": "3600" } }),
  );
  expect(error).toMatchObject({ code: "rate-limited", isRetryable: false });
  expect(error.message).toBe("The model is rate-limited: it takes no more calls for about 60 minutes.");
});

const answers =
  (body: string, type = "application/json") =>
  (response: ServerResponse) =>
    response.writeHead(200, { "content-type": type }).end(body);

const cut = (response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "999" });
  response.write(`{"choices":[{"text":"${echo}`, () => response.destroy());
};

const gigantic = (response: ServerResponse) => {
  response.writeHead(200, { "content-type": "application/json" });
  const more = (): void => {
    while (!response.destroyed && response.write(echo.repeat(1000)));
    response.once("drain", more);
  };
  more();
};

test.each<[string, Answer, string, string]>([
  ["HTML", answers(`<h1>${echo}</h1>`, "text/html"), "is not a reply", "not JSON"],
  ["JSON of a wrong content type", answers("{}", "text/plain"), "is not a reply", "not JSON"],
  ["JSON that is none", answers(`{"choices": ${echo}`), "is not a reply", "not JSON"],
  ["an empty body", answers(""), "is not a reply", "no choices"],
  ["null", answers("null"), "is not a reply", "no choices"],
  ["no choices", answers('{"choices":[]}'), "is not a reply", "no choices"],
  ["a choice that is null", answers('{"choices":[null]}'), "is not a reply", "no choices"],
  ["no text", answers('{"choices":[{"finish_reason":"stop"}]}'), "is not a reply", "no text"],
  ["no end", answers('{"choices":[{"text":"x"}]}'), "is not a reply", "no finish reason"],
  ["half a body", cut, "broke off", "half a body"],
  ["a body without end", gigantic, "far more than a reply", "over 4194304 bytes"],
])("takes %s for no reply", async (_what, answer, words, detail) => {
  const error = await failure(answer);
  expect(error).toMatchObject({ code: "invalid-reply", isRetryable: true, detail });
  expect(error.message).toContain(words);
});

test("leaves a reply that a content filter holds back ungraded: it would be held back again", async () => {
  const filtered = { choices: [{ text: "", finish_reason: "content_filter" }] };
  expect(await failure((response) => json(response, filtered))).toMatchObject({
    code: "refused",
    detail: "content_filter",
  });
});

test.each<[string, Answer]>([
  ["says nothing", () => undefined],
  ["begins a reply and says no more", (response) => response.writeHead(200).write("{")],
])("names a time-out when an endpoint %s", async (_what, answer) => {
  const error = await failure(answer, { timeoutMs: 30 });
  expect(error).toMatchObject({ code: "time-out", isRetryable: true });
});

/** Finds a port on loopback that nobody listens on. */
async function closedPort(): Promise<string> {
  await using endpoint = await startEndpoint(() => undefined);
  return new URL(endpoint.url).port;
}

test.each([
  ["a closed port", "http://127.0.0.1:PORT/v1", "ECONNREFUSED"],
  [
    "a host without an address",
    "http://nowhere.invalid/v1",
    expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/),
  ],
  ["an address with credentials", `http://someone:${secret}@127.0.0.1:PORT/v1`, undefined],
])("cannot reach %s, and does not name it", async (_what, address, detail) => {
  const baseURL = address.replace("PORT", await closedPort());
  const model = createModel({ baseURL, apiKey: secret, name: "tiny", concurrency: 1, timeoutMs: 5000 });
  const sent = model.send(chat, { ...options(), deadline: Date.now() });
  const error = told(await sent.catch((thrown: unknown) => thrown));
  expect(error).toMatchObject({ code: "unreachable", message: "The model could not be reached." });
  expect(error.detail).toEqual(detail);
});

test("takes a reply without its tokens, and does not make them up", async () => {
  await using endpoint = await startEndpoint((response) => json(response, { choices: chatReply.choices }));
  const reply = await endpoint.model.send(chat, options());
  expect(reply.output).toBe("ORD-1");
  expect(reply).not.toHaveProperty("usage");
});
