import { type Json, modelScript, toolScript } from "@assay/exercise";
import { type HostFunction, HostRefusal } from "@assay/sandbox";
import { expect, test } from "vitest";
import { createScriptedModel } from "./scripted-model.ts";
import { createScriptedTools } from "./scripted-tools.ts";

const { signal } = new AbortController();
const request: Json = { messages: [{ role: "user", content: "Hello" }] };

/** Calls a host function, and notes how long its reply takes on the code's clock. */
async function ask(answer: HostFunction, ...parameters: Json[]) {
  let ms = 0;
  const reply = await answer(parameters, { atMs: 0, signal, takes: (more) => (ms += more) }).catch(
    (error: unknown) => error,
  );
  return { reply, ms };
}

test("answers in the shape of OpenAI's chat completions, a turn a call", async () => {
  const model = createScriptedModel(
    modelScript.parse({
      turns: [
        { call: [{ tool: "stock", arguments: { item: "lamp" } }] },
        { say: "Four.", tokens: 7, takes: 300 },
      ],
    }),
  );
  expect((await ask(model, request)).reply).toMatchObject({
    choices: [
      {
        message: {
          role: "assistant",
          content: null,
          tool_calls: [
            { id: "call-1-0", type: "function", function: { name: "stock", arguments: '{"item":"lamp"}' } },
          ],
        },
        finish_reason: "tool_calls",
      },
    ],
  });
  expect(await ask(model, request)).toMatchObject({
    reply: {
      choices: [{ message: { role: "assistant", content: "Four." }, finish_reason: "stop" }],
      usage: { total_tokens: 7 },
    },
    ms: 300,
  });
});

test("fails as scripted, with status and Retry-After, and when it has nothing more to say", async () => {
  const model = createScriptedModel(modelScript.parse({ turns: [{ fail: 429, retryAfter: 2 }] }));
  const { reply } = await ask(model, request);
  expect(reply).toBeInstanceOf(HostRefusal);
  expect(reply).toMatchObject({
    name: "APIError",
    properties: { status: 429, headers: { "retry-after": "2" } },
  });
  expect((await ask(model, request)).reply).toMatchObject({ properties: { status: 500 } });
});

test("repeats its last turn for ever when it is told to", async () => {
  const model = createScriptedModel(modelScript.parse({ turns: [{ say: "Again." }], after: "repeat" }));
  for (const _ of [1, 2, 3])
    expect((await ask(model, request)).reply).toMatchObject({
      choices: [{ message: { content: "Again." } }],
    });
});

test.each<[Json, string]>([
  [null, "400 The request must be an object with `messages`."],
  [{ messages: [] }, "400 `messages` must be a list that is not empty."],
  [
    { messages: [{ role: "bot" }] },
    "400 `messages[0].role` must be one of system, developer, user, assistant, tool.",
  ],
])("refuses %j as an API would, and spends no turn on it", async (wrong, message) => {
  const model = createScriptedModel(modelScript.parse({ turns: [{ say: "First." }] }));
  expect((await ask(model, wrong)).reply).toMatchObject({ message, properties: { status: 400 } });
  expect((await ask(model, request)).reply).toMatchObject({ choices: [{ message: { content: "First." } }] });
});

test("refuses more calls, tokens, calls at once and time than the script allows", async () => {
  const turns = [{ say: "Yes.", tokens: 60, takes: 100 }];
  const open = (limits: object) => {
    const model = createScriptedModel(modelScript.parse({ turns, after: "repeat", limits }));
    return (atMs: number) =>
      model([request], { atMs, signal, takes: () => undefined }).then(() => "answered", String);
  };
  const refused = (why: string) => `Error: \`llm\` was refused: ${why}.`;
  const few = open({ calls: 1 });
  expect([await few(0), await few(500)]).toEqual(["answered", refused("it may be called 1 times in all")]);
  const cheap = open({ tokens: 100 });
  expect([await cheap(0), await cheap(500), await cheap(900)]).toEqual([
    "answered",
    "answered",
    refused("its replies may cost 100 tokens in all"),
  ]);
  const single = open({ atOnce: 1 });
  expect([await single(0), await single(99), await single(100)]).toEqual([
    "answered",
    refused("no more than 1 of its calls may be under way at once"),
    "answered",
  ]);
  expect(await open({ ms: 1000 })(1000)).toBe(refused("it may be called for 1 s of its own clock"));
});

test("returns or throws what a tool is scripted to, and knows no other", async () => {
  const tools = createScriptedTools(
    toolScript.parse({ stock: { returns: 4 }, refund: { throws: "it is too late" } }),
  );
  expect((await ask(tools, "stock", {})).reply).toBe(4);
  expect((await ask(tools, "refund", {})).reply).toMatchObject({ message: "it is too late" });
  expect((await ask(tools, "constructor")).reply).toMatchObject({
    message: 'There is no tool "constructor".',
  });
});

test("answers what is asked, as often as it is asked, and the rest in order", async () => {
  const model = createScriptedModel(
    modelScript.parse({ turns: [{ to: "price", say: "39 euros." }, { say: "First." }, { say: "Second." }] }),
  );
  const say = async (content: Json): Promise<unknown> => {
    const { reply } = await ask(model, {
      messages: [
        { role: "system", content: "You know each price." },
        { role: "user", content },
      ],
    });
    return reply;
  };
  for (const [content, answer] of [
    ["What is the price of the lamp?", "39 euros."],
    ["Hello", "First."],
    ["And the price of the desk?", "39 euros."],
    [null, "Second."],
  ] as const)
    expect(await say(content)).toMatchObject({ choices: [{ message: { content: answer } }] });
});

test("says what it thinks beside the tools that it asks for", async () => {
  const model = createScriptedModel(
    modelScript.parse({ turns: [{ thinks: "I look it up.", call: [{ tool: "stock" }] }] }),
  );
  expect((await ask(model, request)).reply).toMatchObject({
    choices: [{ message: { content: "I look it up.", tool_calls: [{ function: { name: "stock" } }] } }],
  });
});

test("answers a tool call by its arguments: the first that fits", async () => {
  const tools = createScriptedTools(
    toolScript.parse({
      stock: {
        answers: [
          { to: { item: "lamp", colours: ["red", "blue"] }, returns: 4 },
          { to: { item: "lamp" }, throws: "say in which colours" },
        ],
      },
    }),
  );
  const call = async (given: Json): Promise<unknown> => (await ask(tools, "stock", given)).reply;
  expect(await call({ colours: ["red", "blue"], item: "lamp", city: "Graz" })).toBe(4);
  expect(await call({ item: "lamp", colours: ["blue", "red"] })).toMatchObject({
    message: "say in which colours",
  });
  for (const given of [{ item: "desk" }, {}, null, ["lamp"]])
    expect(await call(given)).toMatchObject({
      message: `stock knows nothing of ${JSON.stringify(given)}.`,
    });
});
