// Records agent-trace.json: what two loops did with the same scripted model and tools, step by step.
// Run: node content/lessons/tools-agent-loop/figures/agent-trace.ts [path of the weights]
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findModel, modelRegistry, modelScript, toolScript } from "@assay/exercise";
import { parse } from "yaml";
import { openExaminer } from "../../../open-examiner.ts";
import { runAway } from "../worked/run-away.ts";
import { workThrough } from "../worked/work-through.ts";
import { type Script, type Step, openDesk } from "./open-desk.ts";

type Template = Record<string, unknown>;

interface Run {
  name: string;
  /** A tool with `each` has one answer for each name. */
  tools: Record<string, { each?: Template }>;
  turns: Template[];
  /** Turns that there are once for each name. */
  each?: Template[];
}

interface Source {
  /** What the page says: caption, question. */
  page: Record<string, unknown>;
  goal: string;
  model: string;
  dollars: { account: number; budget: number };
  takes: Script["takes"];
  runs: Run[];
  names: string[];
  /** After how many milliseconds somebody stops the third run, once more. */
  stopAfter: number;
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "agent-trace.yaml"), "utf8"));
const registry = parse(await readFile(join(folder, "../../../models.yaml"), "utf8"));
const price = findModel(modelRegistry.parse(registry).models, source.model)?.price;
if (price === undefined) throw new Error(`models.yaml knows no price of ${source.model}`);
await using examiner = await openExaminer(process.argv[2]);
const count = (text: string): number => examiner.countTokens({ kind: "completion", text });

/** Writes a template once for each name, with the name that follows it and stars. */
const forEachName = (template: Template): unknown[] =>
  source.names.map((name, index): unknown => {
    const words = {
      name,
      next: source.names[(index + 1) % source.names.length],
      stars: `${(index % 3) + 2}.${index % 10}`,
    };
    return JSON.parse(
      Object.entries(words).reduce(
        (text, [key, word]) => text.replaceAll(`{${key}}`, word ?? ""),
        JSON.stringify(template),
      ),
    );
  });

function scriptOf({ tools, turns, each = [] }: Run, onTime?: Script["onTime"]): Script {
  const known = Object.entries(tools).map(([name, tool]): [string, unknown] => [
    name,
    tool.each === undefined ? tool : { answers: forEachName(tool.each) },
  ]);
  return {
    model: modelScript.parse({ turns: [...turns, ...each.flatMap(forEachName)] }),
    tools: toolScript.parse(Object.fromEntries(known)),
    price: price ?? { input: 0, output: 0 },
    account: source.dollars.account,
    takes: source.takes,
    count,
    ...(onTime === undefined ? {} : { onTime }),
  };
}

async function record(run: Run) {
  const free = openDesk(scriptOf(run));
  const crash = await runAway(source.goal, free.desk).then(
    () => "its list was empty",
    (error: unknown) => String(error),
  );
  const held = openDesk(scriptOf(run));
  const { signal } = new AbortController();
  const { why } = await workThrough(source.goal, held.desk, { dollars: source.dollars.budget, signal });
  const rows: string[] = [];
  const loops = [
    { why: crash, steps: pack(rows, free.steps) },
    { why, steps: pack(rows, held.steps) },
  ];
  return { name: run.name, rows: rows.map((row): unknown => JSON.parse(row)), loops };
}

/** Runs a loop once more, which somebody stops while a call is under way. */
async function recordStop(run: Run) {
  const stop = new AbortController();
  const { desk, steps } = openDesk(scriptOf(run, (now) => now >= source.stopAfter && stop.abort()));
  const order = { dollars: source.dollars.budget, signal: stop.signal };
  const { why } = await workThrough(source.goal, desk, order);
  return { after: source.stopAfter, why, calls: steps.length };
}

/** Tasks come again and again: what is the same of a step is kept once, its counts each time. */
function pack(rows: string[], steps: readonly Step[]) {
  return steps.map(({ task, thinks, acts, sees, more, open, tokens, dollars, ms }) => {
    const row = JSON.stringify([task, thinks, acts, sees, more]);
    if (!rows.includes(row)) rows.push(row);
    return [rows.indexOf(row), open, tokens, Math.round(dollars * 1e6), ms];
  });
}

/** Makes sure that the lesson shows what ran: each block of code stands in one of the files. */
async function checkShown(): Promise<void> {
  const files = ["desk.ts", "run-away.ts", "work-through.ts"];
  const ran = await Promise.all(files.map((name) => readFile(join(folder, "../worked", name), "utf8")));
  const lesson = await readFile(join(folder, "../lesson.mdx"), "utf8");
  for (const [, block = ""] of lesson.matchAll(/^```ts\n(.*?)^```$/gms))
    if (!ran.some((file) => flat(file).includes(flat(block))))
      throw new Error(`the lesson shows what did not run:\n${block}`);
}

/** A page indents otherwise than a file. */
const flat = (code: string): string => code.replaceAll(/^ +/gm, "");

await checkShown();
const runs = [];
for (const run of source.runs) runs.push(await record(run));
const last = source.runs.at(-1);
const stopped = last === undefined ? undefined : await recordStop(last);
const { dollars } = source;
const recorded = { ...source.page, model: source.model, dollars, stopped, runs };
await writeFile(join(folder, "agent-trace.json"), `${JSON.stringify(recorded, null, 2)}\n`);
for (const { name, loops } of runs)
  for (const { why, steps } of loops) {
    const sum = (at: 2 | 3 | 4): number => steps.reduce((total, step) => total + Number(step[at]), 0);
    console.log(
      name,
      "|",
      why,
      "|",
      steps.length,
      "steps",
      sum(2),
      "tokens",
      sum(3) / 1e4,
      "cents",
      sum(4) / 1000,
      "s",
    );
  }
console.log(stopped);
