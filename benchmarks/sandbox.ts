import { runInNewContext } from "node:vm";
import { type Json, type Sandbox, createSandbox } from "@assay/sandbox";
import { type Row, median } from "./row.ts";

const caseCount = 20;
const rounds = 7;
const crowd = 200;

/** A piece of pure logic as an exercise asks for it: cut a text into overlapping chunks at word ends. */
const code = `
export function run(text, size, overlap) {
  const words = text.split(" ");
  const chunks = [];
  for (let start = 0; start < words.length; start += size - overlap) {
    chunks.push(words.slice(start, start + size).join(" "));
  }
  return chunks;
}`;
const input = (index: number): Json[] => [`word${index} `.repeat(200).trim(), 20, 5];

/** Runs learner code for the cases of an exercise against node:vm, which protects nobody, then in a crowd. */
export async function sandbox(): Promise<Row[]> {
  await using sandbox = createSandbox();
  await runCases(sandbox);
  runBare();
  const pairs: { ours: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round++)
    pairs.push({ ours: await time(() => runCases(sandbox)), bare: await time(async () => runBare()) });
  return [
    {
      name: `${caseCount} cases of pure logic, a fresh machine each`,
      value: median(pairs.map(({ ours }) => ours)),
      unit: "ms",
      rival: "node:vm, a fresh context each",
      ratio: median(pairs.map(({ ours, bare }) => ours / bare)),
    },
    ...(await runCrowd(sandbox)),
    await crossBoundary(sandbox),
  ];
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function runCases(sandbox: Sandbox): Promise<void> {
  const cases = Array.from({ length: caseCount }, (_, index) => runOne(sandbox, index));
  for (const chunks of await Promise.all(cases)) if (chunks !== 14) throw new Error("a case went wrong");
}

async function runOne(sandbox: Sandbox, index: number): Promise<number> {
  const { outcome } = await sandbox.run({
    files: { "main.ts": code },
    entry: { file: "main.ts", call: "run" },
    input: input(index),
  });
  if (outcome.type !== "value" || !Array.isArray(outcome.value)) throw new Error("a run was lost");
  return outcome.value.length;
}

function runBare(): void {
  const script = `${code.replace("export", "")}; JSON.stringify(run(...JSON.parse(input)))`;
  for (let index = 0; index < caseCount; index += 1) {
    const chunks: unknown = JSON.parse(runInNewContext(script, { input: JSON.stringify(input(index)) }));
    if (!Array.isArray(chunks) || chunks.length !== 14) throw new Error("a case went wrong");
  }
}

/** All at once, each asking the host once: how long the one in the middle waits, and the twentieth from the end. */
async function runCrowd(sandbox: Sandbox): Promise<Row[]> {
  const asking = "export const run = async (n: number): Promise<number> => (await ask(n)) + 1;";
  const waits: number[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: crowd }, async (_, index) => {
      const { outcome } = await sandbox.run({
        files: { "main.ts": asking },
        entry: { file: "main.ts", call: "run" },
        input: [index],
        host: { ask: async ([n]) => n },
      });
      if (outcome.type !== "value" || outcome.value !== index + 1) throw new Error("a run was lost");
      waits.push(performance.now() - started);
    }),
  );
  const at = (share: number): number =>
    waits.toSorted((a, b) => a - b)[Math.floor(crowd * share)] ?? Number.NaN;
  return [
    { name: `${crowd} runs at once, none lost: p50`, value: at(0.5), unit: "ms" },
    { name: `${crowd} runs at once, none lost: p95`, value: at(0.95), unit: "ms" },
  ];
}

/** Small calls of the host, one after another, from inside one run and back. */
async function crossBoundary(sandbox: Sandbox): Promise<Row> {
  const calls = 2000;
  const echoing =
    "export const run = async (count: number) => { for (let i = 0; i < count; i++) await echo({ i }); return 0; };";
  const ms = await time(() =>
    sandbox.run({
      files: { "main.ts": echoing },
      entry: { file: "main.ts", call: "run" },
      input: [calls],
      host: { echo: async ([value]) => value },
      limits: { calls },
    }),
  );
  return { name: "calls of the host, one after another", value: (calls / ms) * 1000, unit: "calls/s" };
}
