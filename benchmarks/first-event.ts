import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { PublicExercise } from "@assay/exercise";
import { startProduct } from "./product.ts";
import { type Row, median } from "./row.ts";

const rounds = 7;

/** From POST to the first case on the learner's stream, against asking the examiner the same thing directly. */
export async function firstEvent(): Promise<Row[]> {
  await using product = await startProduct({ ASSAY_EXAMINER_PORT: "4722" });
  const { url } = product;
  await examinerReady(url);
  const exercise: PublicExercise = await getJson(`${url}/api/exercises/prompting-few-shot/product-word`);
  await practise(url, exercise);
  const pairs: { posted: number; direct: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    pairs.push({ posted: await practise(url, exercise), direct: await askDirectly(exercise) });
  }
  return [
    {
      name: "POST to the first case on the stream",
      value: median(pairs.map(({ posted }) => posted)),
      unit: "ms",
      rival: "the same request to the examiner",
      ratio: median(pairs.map(({ posted, direct }) => posted / direct)),
    },
  ];
}

async function examinerReady(url: string): Promise<void> {
  while ((await getJson<{ examiner: { state: string } }>(`${url}/api/status`)).examiner.state !== "ready")
    await wait(100);
}

async function getJson<T>(url: string): Promise<T> {
  return await (await fetch(url)).json();
}

/** Practises with the starter; returns the milliseconds to the first `sample-end`. */
async function practise(
  url: string,
  { exercise, exerciseVersion, starter }: PublicExercise,
): Promise<number> {
  const started = performance.now();
  const created = await fetch(`${url}/api/submissions`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ exercise: exercise.id, exerciseVersion, mode: "practice", artifact: starter }),
  });
  const cookie = created.headers.get("set-cookie")?.split(";")[0] ?? "";
  const { id } = await created.json();
  const stream = await fetch(`${url}/api/submissions/${id}/events`, { headers: { cookie } });
  let first = 0;
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    if (first === 0 && chunk.includes('"sample-end"')) first = performance.now() - started;
  }
  return first;
}

/** Asks the examiner what the first case asks, with a seed of its own. */
async function askDirectly({ starter, cases }: PublicExercise): Promise<number> {
  const message = JSON.stringify(cases[0]?.input["message"]).slice(1, -1);
  const started = performance.now();
  const response = await fetch("http://127.0.0.1:4722/v1/completions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      model: "smollm2-135m-instruct",
      prompt: String(starter["prompt"]).replace("{{message}}", message),
      max_tokens: 16,
      temperature: 0,
      stop: ["\n"],
    }),
  });
  await response.json();
  return performance.now() - started;
}
