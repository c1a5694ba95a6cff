import { type Case, type ExerciseInput, type Tests, exercise } from "@assay/exercise";
import { ModelError } from "@assay/model";
import { type Script, createFakeModel } from "@assay/model/fake";
import { createSandbox } from "@assay/sandbox";
import { afterAll, expect, test } from "vitest";
import { type GradeOptions, declareGrants, grade, worstCost } from "../index.ts";
import { collect, ofType, options } from "../sample-grading.ts";

const sandbox = createSandbox();
afterAll(() => sandbox.close());

const asking = {
  id: "sample-lesson/ask",
  title: "Ask the model",
  task: "Write a function that asks the model for the product.",
  judged: "A case passes when the product is right.",
  recipe: "code",
  catalogue: "new",
  seedItem: "sample",
  outcome: "Ask a model from code.",
  minutes: 1,
  parts: { asker: { type: "code", files: ["ask.ts"], entry: "ask.ts" } },
  steps: [
    {
      use: "code",
      part: "asker",
      call: "ask",
      examiner: { calls: 2, tokens: 16, characters: 200 },
      as: "product",
    },
  ],
  checks: [{ check: "equals", of: "product" }],
  hidden: { variants: 1, count: 1, labels: { plain: 1 }, gate: { atLeast: 1 } },
} satisfies ExerciseInput;

const cases: Case[] = ["radio", "lamp"].map((product) => ({
  id: product,
  label: "plain",
  input: { message: `My ${product} hums.` },
  expect: { product },
}));

const practise = (code: string, script: Script, changes: Partial<GradeOptions> = {}) => {
  const model = createFakeModel(script, { price: { input: 1, output: 10 } });
  const made = options(model, {
    exercise: exercise.parse(asking),
    cases,
    mode: "practice",
    artifact: { asker: { "ask.ts": code } },
    sandbox,
    tests: { visible: new Map<string, Tests>(), hidden: new Map<string, Tests>() },
    ...changes,
  });
  return { model, made, events: collect(grade(made)) };
};

const samplesOf = (events: Awaited<ReturnType<typeof practise>["events"]>) =>
  ofType(events, "sample-end").flatMap(({ sample }) => ("case" in sample ? [sample] : []));

const readsProduct: Script = (request) =>
  request.kind === "chat" ? (/My (\w+)/.exec(request.messages.at(-1)?.content ?? "")?.[1] ?? "") : "";

const asksOnce = `export async function ask({ message }) {
  const reply = await llm({ messages: [{ role: "user", content: message }], max_tokens: 8, stop: "\\n" });
  return reply.choices[0].message.content;
}`;

test("answers the code's `llm` with the examiner, and counts the call as one of the run", async () => {
  const { model, events } = practise(asksOnce, readsProduct);
  const all = await events;
  expect(model.requests[0]).toEqual({
    kind: "chat",
    messages: [{ role: "user", content: "My radio hums." }],
    settings: { temperature: 0, topP: 1, maxTokens: 8, stop: ["\n"] },
  });
  expect(samplesOf(all)).toMatchObject([
    { verdict: "pass", calls: [{ as: "product", output: "radio" }] },
    { verdict: "pass" },
  ]);
  expect(samplesOf(all)[0]?.runs?.[0]?.calls).toMatchObject([
    {
      name: "llm",
      reply: {
        choices: [{ message: { role: "assistant", content: "radio" }, finish_reason: "stop" }],
        usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
      },
    },
  ]);
  const [{ practice } = {}] = ofType(all, "grading-end");
  expect(practice).toMatchObject({ calls: { made: 2, cached: 0 }, tokens: { request: 20, reply: 4 } });
  expect(practice?.cost).toBeCloseTo((20 + 4 * 10) / 1e6, 12);
});

test("refuses what the step does not grant, in a sentence that the code may read", async () => {
  const code = `export async function ask({ message }) {
    const said = [];
    for (const request of [{ prompt: message }, ...Array(3).fill({ messages: [{ role: "user", content: message }] })])
      try { said.push((await llm(request)).choices[0].message.content); }
      catch (error) { said.push(error.status + " " + error.name, error.message); }
    return said;
  }`;
  const { model, events } = practise(code, readsProduct);
  const [first] = samplesOf(await events);
  expect(first?.runs?.[0]?.outcome).toEqual({
    kind: "value",
    value: [
      "400 APIError",
      "400 `prompt` is not known here; a request may have messages, temperature, top_p, max_tokens, stop.",
      "radio",
      "radio",
      "403 APIError",
      "403 This exercise lets the code ask 2 times on a case, and it has.",
    ],
  });
  // Two a case: what was refused was not sent.
  expect(model.requests).toHaveLength(4);
});

test("draws anew when the same is asked again, and the same way in the next run", async () => {
  const code = `export async function ask({ message }) {
    const request = { messages: [{ role: "user", content: message }], temperature: 1 };
    return (await Promise.all([llm(request), llm(request)])).length;
  }`;
  const seeds: number[][] = [];
  for (const _ of [1, 2]) {
    const ofRun: number[] = [];
    await practise(code, (_request, { seed }) => {
      ofRun.push(seed);
      return "x";
    }).events;
    seeds.push(ofRun);
  }
  expect(new Set(seeds[0]).size).toBe(4);
  expect(seeds[1]).toEqual(seeds[0]);
});

test("asks one at a time, however many the code asks for at once", async () => {
  let [now, most] = [0, 0];
  const code = `export const ask = async ({ message }) => {
    const request = { messages: [{ role: "user", content: message }] };
    return (await Promise.all([llm(request), llm(request)])).length;
  };`;
  const { events } = practise(code, async () => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return "x";
  });
  await events;
  expect(most).toBe(1);
});

const catchesAll = `export async function ask({ message }) {
  try { return (await llm({ messages: [{ role: "user", content: message }] })).choices[0].message.content; }
  catch { return "radio"; }
}`;

test("leaves a fault of the examiner to another run, whatever the code catches", async () => {
  const fault = new ModelError("unreachable", "The model cannot be reached.");
  await expect(practise(catchesAll, () => fault).events).rejects.toBe(fault);
});

test("grades nothing by a fault that no other run can mend", async () => {
  const { events } = practise(catchesAll, () => new ModelError("refused", "The model refused the key."));
  expect(samplesOf(await events).map(({ verdict }) => verdict)).toEqual(["ungraded", "ungraded"]);
});

test("tells the code when a request is too long for the examiner", async () => {
  const { events } = practise(catchesAll, () => new ModelError("too-long", "It has 9,000 tokens."));
  expect(samplesOf(await events)).toMatchObject([
    { verdict: "pass", runs: [{ calls: [{ error: "400 It has 9,000 tokens." }] }] },
    { verdict: "fail" },
  ]);
});

test("takes a reply from the cache, and keeps a new one there", async () => {
  const kept = new Map();
  const cache = {
    get: (key: string) => Promise.resolve(kept.get(key)),
    set: (key: string, reply: unknown) => Promise.resolve(void kept.set(key, reply)),
  };
  await practise(asksOnce, readsProduct, { cache }).events;
  const { model, events } = practise(asksOnce, readsProduct, { cache });
  expect(samplesOf(await events).map(({ calls }) => calls[0]?.cached)).toEqual([true, true]);
  expect(model.requests).toEqual([]);
});

test("knows the most that granted calls may cost", async () => {
  const { made, events } = practise(asksOnce, readsProduct);
  await events;
  const most = worstCost(made, { input: 1, output: 10 });
  expect(most).toBeCloseTo((2 * 2 * (600 + 16 * 25 + 16 * 10)) / 1e6, 12);
});

test("calls the code with what it is given and nothing else", async () => {
  const [step] = asking.steps;
  const code = "export const ask = (given) => Object.keys(given).join();";
  const pipeline = exercise.parse({
    ...asking,
    parts: { prompt: { type: "completion" }, asker: asking.parts.asker },
    steps: [
      { use: "model", prompt: "prompt", as: "word" },
      { ...step, given: ["word"] },
    ],
  });
  const artifact = { prompt: "{{message}}", asker: { "ask.ts": code } };
  const { events } = practise(code, () => "radio", { exercise: pipeline, artifact });
  expect(samplesOf(await events)[0]?.runs?.[0]).toMatchObject({
    input: { word: "radio" },
    outcome: { value: "word" },
  });
});

test("declares to the editor what the examiner takes, and nothing else", async () => {
  const declarations = declareGrants(exercise.parse(asking), "asker");
  const check = (request: string) =>
    sandbox.checkTypes({ files: { "ask.ts": `export const ask = () => llm(${request});` }, declarations });
  const messages = '[{ role: "user", content: "Hello" }]';
  expect(await check(`{ messages: ${messages}, max_tokens: 8, stop: "." }`)).toMatchObject({
    diagnostics: [],
  });
  expect(await check(`{ messages: ${messages}, tools: [] }`)).toMatchObject({
    diagnostics: [{ message: expect.stringContaining("'tools' does not exist") }],
  });
});
