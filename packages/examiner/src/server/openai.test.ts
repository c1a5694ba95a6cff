import OpenAI from "openai";
import { expect, test } from "vitest";
import { startServer } from "../../test/server.ts";
import { useEngine } from "../../test/weights.ts";

const engine = useEngine();

const model = "smollm2-135m-instruct";
const messages = [
  { role: "system", content: "Answer." },
  { role: "user", content: "Say hello." },
] as const;

const createClient = (baseURL: string): OpenAI => new OpenAI({ baseURL, apiKey: "none", maxRetries: 0 });

test("answers OpenAI's client, whole and streamed, with the same text", async () => {
  using server = await startServer(engine());
  const { chat } = createClient(server.url);
  const request = { model, messages: [...messages], temperature: 0, max_tokens: 6, seed: 1 };
  const whole = await chat.completions.create(request);
  expect(whole.choices[0]?.finish_reason).toBe("length");
  expect(whole.usage).toMatchObject({ completion_tokens: 6, prompt_tokens_details: { cached_tokens: 0 } });

  const stream = await chat.completions.create({
    ...request,
    stream: true,
    stream_options: { include_usage: true },
  });
  const chunks = await Array.fromAsync(stream);
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe(
    whole.choices[0]?.message.content,
  );
  expect(chunks[0]?.choices[0]?.delta.role).toBe("assistant");
  expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe("length");
  expect(chunks.at(-1)?.usage?.total_tokens).toBe(whole.usage?.total_tokens);
  expect(new Set(chunks.map((chunk) => chunk.id)).size).toBe(1);
});

test("completes a text with OpenAI's client, whole and streamed", async () => {
  using server = await startServer(engine());
  const { completions } = createClient(server.url);
  const request = { model, prompt: "One, two, three,", temperature: 0, max_tokens: 8, stop: [", six"] };
  const whole = await completions.create(request);
  expect(whole.choices[0]).toMatchObject({ text: " four, five", finish_reason: "stop" });
  const chunks = await Array.fromAsync(await completions.create({ ...request, stream: true }));
  expect(chunks.map((chunk) => chunk.choices[0]?.text ?? "").join("")).toBe(" four, five");
});

const order = {
  type: "object",
  properties: {
    id: { type: "string", maxLength: 12 },
    kind: { enum: ["question", "complaint"] },
    urgent: { type: "boolean" },
    tags: { type: "array", items: { enum: ["late", "broken"] }, maxItems: 2 },
  },
  required: ["id", "kind"],
};

test.each([0, 1.5])(
  "keeps to a schema that OpenAI's client asks for, at temperature %d",
  async (temperature) => {
    using server = await startServer(engine());
    const { chat } = createClient(server.url);
    const request = {
      model,
      messages: [{ role: "user" as const, content: "Where is ORD-1? Answer as JSON." }],
      response_format: {
        type: "json_schema" as const,
        json_schema: { name: "order", schema: order, strict: true },
      },
      temperature,
      seed: 1,
    };
    const whole = await chat.completions.create({ ...request, max_tokens: 200 });
    expect(whole.choices[0]?.finish_reason).toBe("stop");
    expect(JSON.parse(whole.choices[0]?.message.content ?? "")).toEqual({
      id: expect.any(String),
      kind: expect.stringMatching(/^(question|complaint)$/),
      urgent: expect.any(Boolean),
      tags: expect.any(Array),
    });
    const cut = await chat.completions.create({ ...request, max_tokens: 3 });
    expect(cut.choices[0]?.finish_reason).toBe("length");
    expect(whole.choices[0]?.message.content).toMatch(cut.choices[0]?.message.content ?? "none");
  },
);

test("keeps to any object, and to a grammar, in a completion", async () => {
  using server = await startServer(engine());
  const { completions } = createClient(server.url);
  const ask = async (extra: object): Promise<string | undefined> => {
    const body = { model, prompt: "The cat as JSON: ", temperature: 0, max_tokens: 300, ...extra };
    return (await completions.create(body)).choices[0]?.text;
  };
  expect(JSON.parse((await ask({ response_format: { type: "json_object" } })) ?? "")).toBeTypeOf("object");
  expect(await ask({ grammar: 'root ::= "cat-" [0-9]{3} | "dog"' })).toMatch(/^(cat-\d{3}|dog)$/);
});

test("tells OpenAI's client the log-probabilities of a chat reply", async () => {
  using server = await startServer(engine());
  const { chat } = createClient(server.url);
  const request = { model, messages: [...messages], temperature: 0, max_tokens: 4, logprobs: true };
  const whole = await chat.completions.create({ ...request, top_logprobs: 3 });
  const told = whole.choices[0]?.logprobs?.content ?? [];
  expect(told.map(({ token }) => token).join("")).toBe(whole.choices[0]?.message.content);
  for (const { token, logprob, bytes, top_logprobs: top } of told) {
    expect(Buffer.from(bytes ?? []).toString()).toBe(token);
    expect(top).toHaveLength(3);
    expect(top[0]).toEqual({ token, logprob, bytes });
  }
  const { choices } = await chat.completions.create(request);
  expect(choices[0]?.logprobs?.content?.[0]?.top_logprobs).toEqual([]);
});

test("tells OpenAI's client the log-probabilities of a completion", async () => {
  using server = await startServer(engine());
  const { completions } = createClient(server.url);
  const request = { model, prompt: "One, two, three,", temperature: 0, max_tokens: 8, stop: [", six"] };
  const { text, logprobs } = (await completions.create({ ...request, logprobs: 2 })).choices[0] ?? {};
  expect(text).toBe(" four, five");
  expect(logprobs?.tokens).toEqual([" four", ",", " five"]);
  expect(logprobs?.text_offset).toEqual([0, 5, 6]);
  expect(logprobs?.token_logprobs?.every((each) => each > -5 && each < 0)).toBe(true);
  expect(logprobs?.top_logprobs?.map((each) => Object.keys(each).length)).toEqual([2, 2, 2]);
});

test("weighs the tokens of a text that OpenAI's client has echoed, and writes none", async () => {
  using server = await startServer(engine());
  const { completions } = createClient(server.url);
  const weigh = async (prompt: string) => {
    const { choices, usage } = await completions.create({
      model,
      prompt,
      echo: true,
      max_tokens: 0,
      logprobs: 0,
    });
    expect(usage?.completion_tokens).toBe(0);
    expect(choices[0]).toMatchObject({ text: prompt, finish_reason: "length" });
    expect(choices[0]?.logprobs?.tokens?.join("")).toBe(prompt);
    expect(choices[0]?.logprobs?.token_logprobs?.[0]).toBe(null);
    return choices[0]?.logprobs?.token_logprobs?.at(-1) ?? 0;
  };
  expect(await weigh("One, two, three, four")).toBeGreaterThan(await weigh("One, two, three, horse"));
  await expect(weigh(" tree".repeat(4097))).rejects.toMatchObject({ code: "context_length_exceeded" });
});

test("tells OpenAI's client which model there is, with what a grade names", async () => {
  using server = await startServer(engine());
  const listed = await createClient(server.url).models.list();
  expect(listed.data).toEqual([
    expect.objectContaining({
      id: model,
      object: "model",
      context_length: 4096,
      sha256: "b179",
      build: expect.stringMatching(/^node-llama-cpp \d.* llama\.cpp /),
    }),
  ]);
});

test("gives OpenAI's client the errors it knows", async () => {
  using server = await startServer(engine());
  const { chat } = createClient(server.url);
  await expect(chat.completions.create({ model: "gpt-5", messages: [...messages] })).rejects.toMatchObject({
    status: 404,
    code: "model_not_found",
    param: "model",
    type: "invalid_request_error",
  });
});
