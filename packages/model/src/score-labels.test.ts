import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { type LabelsRequest, ModelError, createModel } from "./index.ts";

const prompt = "Text: A lovely cup.\nLabel:";
const request: LabelsRequest = { kind: "labels", prompt, labels: ["good", "not so good"] };
type Body = { prompt: string };

type Answer = (prompt: string, index: number) => object;

/** Asks an endpoint on loopback for labels; `answer` gives what it says to each text. */
async function ask(answer: Answer, status = 200) {
  const bodies: Body[] = [];
  const server = createServer(async (incoming, response) => {
    const sent: Body = JSON.parse(await text(incoming));
    bodies.push(sent);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer(sent.prompt, bodies.length - 1)));
  });
  await using _closed = {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the endpoint listens on no port");
  const baseURL = `http://127.0.0.1:${address.port}/v1`;
  const model = createModel({ baseURL, apiKey: "none", name: "tiny", concurrency: 1, timeoutMs: 2000 });
  const signal = AbortSignal.timeout(60_000);
  return { bodies, reply: await model.send(request, { seed: 7, signal }).catch((error: unknown) => error) };
}

const usage = { prompt_tokens: 9, completion_tokens: 0, prompt_tokens_details: { cached_tokens: 5 } };

/** An echo of the text, cut into tokens before each space, every one with the same log-probability. */
const echo = (sent: string, logprobs: object | null = cut(sent)) => ({
  choices: [{ index: 0, text: sent, finish_reason: "length", logprobs }],
  usage,
});

const cut = (sent: string, value: unknown = -0.5) => {
  const tokens = sent.split(/(?= )/);
  return { tokens, token_logprobs: tokens.map((_, index) => (index === 0 ? null : value)) };
};

test("sends each label after the prompt, and adds up the log-probabilities of its own tokens", async () => {
  const { bodies, reply } = await ask((sent) => echo(sent));
  expect(reply).toMatchObject({
    output: "good",
    finishReason: "stop",
    logprobs: { good: -0.5, "not so good": -1.5 },
    usage: { request: 18, cached: 10, reply: 0 },
  });
  expect(bodies[1]).toEqual({
    model: "tiny",
    prompt: `${prompt} not so good`,
    echo: true,
    max_tokens: 0,
    logprobs: 0,
    temperature: 0,
    seed: 7,
  });
});

test.each<[string, Answer, string]>([
  ["tells no log-probabilities", (sent) => echo(sent, null), "it gives no log-probabilities"],
  ["does not echo", (sent) => echo(sent.slice(prompt.length)), "it gives no log-probabilities"],
  [
    "has a token across the place where the label begins",
    (sent) => echo(sent, { tokens: ["Text:", " A lovely cup.\nLabel: good"], token_logprobs: [null, -1] }),
    "it does not cut its tokens where “good” begins",
  ],
  [
    "has fewer numbers than tokens",
    (sent) => echo(sent, { ...cut(sent), token_logprobs: [null, -1] }),
    "it does not cut its tokens where “good” begins",
  ],
])("says that a model cannot weigh labels when it %s", async (_what, answer, why) => {
  const { bodies, reply } = await ask(answer);
  expect(reply).toBeInstanceOf(ModelError);
  expect(reply).toMatchObject({ code: "refused", isRetryable: false });
  expect(String(reply)).toContain(`This model cannot weigh labels: ${why}`);
  expect(bodies).toHaveLength(1);
});

test.each([null, "-0.5", 0.5])("takes %j for no log-probability, and asks again", async (value) => {
  const { bodies, reply } = await ask((sent, index) => echo(sent, cut(sent, index === 0 ? value : -0.5)));
  expect(reply).toMatchObject({ output: "good" });
  expect(bodies).toHaveLength(3);
});

test("says that an endpoint refuses, in our own words, and does not ask again", async () => {
  const { bodies, reply } = await ask(() => ({ error: { message: "echo is not supported" } }), 400);
  expect(String(reply)).toContain("does not take the request (400)");
  expect(bodies).toHaveLength(1);
});
