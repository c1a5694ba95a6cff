import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Case, exercise as exerciseSchema } from "@assay/exercise";
import { grade } from "@assay/grader";
import { createModel } from "@assay/model";
import { OpenAI } from "openai";
import { type Row, median } from "./row.ts";

const caseCount = 1000;
const atOnce = 100;
const rounds = 5;

const exercise = exerciseSchema.parse({
  id: "bench/product-word",
  title: "Name the product",
  task: "A message reaches the shop; name its product.",
  judged: "A case passes when the reply is the product word.",
  recipe: "few-shot",
  catalogue: "new",
  seedItem: "none",
  outcome: "none",
  minutes: 1,
  parts: { prompt: { type: "completion" } },
  steps: [{ use: "model", prompt: "prompt", settings: { stop: ["\n"], maxTokens: 16 }, as: "product" }],
  checks: [{ check: "equals", of: "product", trim: true, case: false }],
  hidden: { variants: 1, count: 1, labels: { all: 1 }, gate: { atLeast: 1 } },
});
const messageOf = (index: number): string => `Message number ${index} about the radio.`;
const cases = Array.from({ length: caseCount }, (_, index): Case => ({
  id: `case-${index}`,
  label: "all",
  input: { message: messageOf(index) },
  expect: { product: "radio" },
}));
const prompt = "Message: The lamp is dark.\nProduct: lamp\n\nMessage: {{message}}\nProduct:";

/** Grades 1,000 cases, 100 at once, against the bare SDK on the same endpoint that answers in 50 ms. */
export async function grader(): Promise<Row[]> {
  const endpoint = fork(fileURLToPath(new URL("fake-endpoint.ts", import.meta.url)), { stdio: "inherit" });
  const [port] = await once(endpoint, "message");
  const baseURL = `http://127.0.0.1:${port}/v1`;
  try {
    await bareSdk(baseURL);
    await ours(baseURL);
    const pairs: { sdk: Timing; own: Timing }[] = [];
    for (let round = 0; round < rounds; round++)
      pairs.push({ sdk: await bareSdk(baseURL), own: await ours(baseURL) });
    const wall = median(pairs.map(({ own }) => own.wallMs));
    const cpu = median(pairs.map(({ own, sdk }) => own.cpuMs - sdk.cpuMs)) / caseCount;
    return [
      {
        name: "grade 1,000 cases, 100 at once, 50 ms a reply",
        value: wall,
        unit: "ms",
        rival: "bare openai SDK",
        ratio: median(pairs.map(({ own, sdk }) => own.wallMs / sdk.wallMs)),
        target: { ratio: 1.2, red: 2 },
      },
      { name: "CPU a case over the bare SDK", value: cpu, unit: "ms" },
    ];
  } finally {
    endpoint.disconnect();
  }
}

interface Timing {
  wallMs: number;
  cpuMs: number;
}

async function time(work: () => Promise<void>): Promise<Timing> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wallMs: performance.now() - started, cpuMs: (user + system) / 1000 };
}

function bareSdk(baseURL: string): Promise<Timing> {
  const client = new OpenAI({ baseURL, apiKey: "none", maxRetries: 0 });
  return time(async () => {
    let next = 0;
    let passed = 0;
    const lane = async (): Promise<void> => {
      for (let index = next++; index < cases.length; index = next++) {
        const reply = await client.completions.create({
          model: "fake",
          prompt: prompt.replace("{{message}}", messageOf(index)),
          max_tokens: 16,
          stop: ["\n"],
        });
        if (reply.choices[0]?.text.trim() === "radio") passed += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    if (passed !== caseCount) throw new Error("the bare SDK lost a case");
  });
}

function ours(baseURL: string): Promise<Timing> {
  const model = createModel({
    baseURL,
    apiKey: "none",
    name: "fake",
    concurrency: atOnce,
    timeoutMs: 10_000,
  });
  return time(async () => {
    const events = grade({
      exercise,
      cases,
      artifact: { prompt },
      mode: "practice",
      run: 1,
      variant: 1,
      seed: "bench",
      model,
      examiner: { name: "fake" },
      versions: { grader: "bench", exercise: "bench" },
      now: () => performance.now(),
      signal: new AbortController().signal,
    });
    let passed = 0;
    for await (const event of events) if (event.type === "case-end" && event.verdict === "pass") passed += 1;
    if (passed !== caseCount) throw new Error("the grader lost a case");
  });
}
