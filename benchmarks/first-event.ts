import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { PublicExercise } from "@assay/exercise";
import { type Row, median } from "./row.ts";

const root = join(import.meta.dirname, "..");
const rounds = 7;

/** From POST to the first case on the learner's stream, against asking the examiner the same thing directly. */
export async function firstEvent(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
  const product = spawn(process.execPath, [join(root, "apps/server/src/main.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ASSAY_DATA: folder, ASSAY_PORT: "0", ASSAY_EXAMINER_PORT: "4722" },
  });
  try {
    const url = await readUrl(product.stdout);
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
  } finally {
    const ended = once(product, "exit");
    product.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true });
  }
}

async function readUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("the product printed no URL");
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
