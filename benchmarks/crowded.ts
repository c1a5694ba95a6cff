import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Artifact, PublicExercise, Submission } from "@assay/exercise";
import { startProduct } from "./product.ts";
import { type Row, median } from "./row.ts";

const rounds = 3;
const spins: Artifact = { sampler: { "sampler.ts": "export function distribution() { for (;;); }" } };
/** How long a learner of a prompt waits for a verdict beside two others whose code computes for ever. */
export async function crowded(): Promise<Row[]> {
  await using product = await startProduct();
  const { url } = product;
  while ((await getJson<{ examiner: { state: string } }>(`${url}/api/status`)).examiner.state !== "ready")
    await wait(100);
  const prompt = await load(url, "prompting-few-shot/product-word");
  const code = await load(url, "models-sampling/write-the-sampler");
  await verdictMs(url, prompt);
  const pairs: { alone: number; beside: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const alone = await verdictMs(url, prompt);
    const crowd = await Promise.all(
      [1, 2].map(() => send(url, { exercise: code, artifact: spins, mode: "practice" })),
    );
    await Promise.all(crowd.map((each) => started(url, each)));
    pairs.push({ alone, beside: await verdictMs(url, prompt) });
    for (const { id, cookie } of crowd)
      await fetch(`${url}/api/submissions/${id}/cancel`, { method: "POST", headers: { cookie } });
  }
  return [
    {
      name: "verdict on a prompt beside two submissions that spin",
      value: median(pairs.map(({ beside }) => beside)) / 1000,
      unit: "s",
      rival: "the same alone",
      ratio: median(pairs.map(({ alone, beside }) => beside / alone)),
      target: { ratio: 1.5, red: 2 },
    },
  ];
}

async function getJson<T>(url: string): Promise<T> {
  return await (await fetch(url)).json();
}

const load = (url: string, id: string): Promise<PublicExercise> => getJson(`${url}/api/exercises/${id}`);

interface Sent {
  exercise: PublicExercise;
  artifact: Readonly<Record<string, unknown>>;
  mode: "practice" | "submit";
}

/** Sends as somebody who was never here. */
async function send(url: string, { exercise: { exercise, exerciseVersion }, artifact, mode }: Sent) {
  const created = await fetch(`${url}/api/submissions`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID() },
    body: JSON.stringify({ exercise: exercise.id, exerciseVersion, mode, artifact }),
  });
  if (!created.ok) throw new Error(await created.text());
  const { id }: Submission = await created.json();
  return { id, cookie: created.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

type Opened = Awaited<ReturnType<typeof send>>;

async function follow(url: string, { id, cookie }: Opened, until: string): Promise<void> {
  const stream = await fetch(`${url}/api/submissions/${id}/events`, { headers: { cookie } });
  let seen = "";
  for await (const chunk of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    seen += chunk;
    if (seen.includes(until)) return;
  }
  throw new Error(`the stream ended before ${until}`);
}

const started = (url: string, opened: Opened): Promise<void> => follow(url, opened, '"grading-start"');

/** Submits the starter and waits for its grade. */
async function verdictMs(url: string, exercise: PublicExercise): Promise<number> {
  const begun = performance.now();
  const opened = await send(url, { exercise, artifact: exercise.starter, mode: "submit" });
  await follow(url, opened, '"grading-end"');
  return performance.now() - begun;
}
