// Records place-the-fact.json: today's note at every place of five, with and without last year's, by the embedded
// examiner. Run: node content/lessons/models-context/figures/place-the-fact.ts [path of the weights]
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { openExaminer } from "../../../open-examiner.ts";

type Fact = Record<"today" | "old" | "question" | "right" | "wrong", string>;

interface Source {
  /** What the page says: caption, start, question. */
  page: Record<string, unknown>;
  system: string;
  turns: { notes: string[]; question: string; answer: string }[];
  facts: Fact[];
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "place-the-fact.yaml"), "utf8"));
const { page, system, turns, facts } = source;
await using examiner = await openExaminer(process.argv[2]);
const places = 5;

const write = (notes: string[], question: string): string =>
  `Notes:\n${notes.join("\n")}\nQuestion: ${question}`;

const todayOf = (at: number): string => facts[at % facts.length]?.today ?? "";

/** Asks about one fact with these notes in front of the question. */
async function ask(notes: string[], question: string): Promise<string> {
  const shown = turns.flatMap((turn) => [
    { role: "user" as const, content: write(turn.notes, turn.question) },
    { role: "assistant" as const, content: turn.answer },
  ]);
  const messages = [
    { role: "system" as const, content: system },
    ...shown,
    { role: "user" as const, content: write(notes, question) },
  ];
  return (await examiner.reply({ kind: "chat", messages }, 24)).toLowerCase();
}

/** Fills the window of one fact: its two notes where they are asked for, notes of other facts everywhere else. */
function fill(at: number, today: number, old: number | undefined): string[] {
  const others = Array.from({ length: places }, (_, step) => todayOf(at + step + 1));
  const oldNote = facts[at]?.old ?? "";
  return Array.from({ length: places }, (_, place) =>
    place === today ? todayOf(at) : place === old ? oldNote : (others.shift() ?? ""),
  );
}

interface Window {
  today: number;
  old?: number;
}

const numbers = Array.from({ length: places }, (_, place) => place);
const windows: Window[] = numbers.flatMap((today) => [
  { today },
  ...numbers.filter((old) => old !== today).map((old) => ({ today, old })),
]);
const nameOf = ({ today, old }: Window): string =>
  old === undefined ? `${today + 1}` : `${today + 1}-${old + 1}`;

/** By window: replies that hold today's words, and those that hold last year's instead. */
const counts: Record<string, [right: number, old: number]> = {};

async function count(name: string, { question, right, wrong }: Fact, notes: string[]): Promise<void> {
  const reply = await ask(notes, question);
  const [rights, olds] = counts[name] ?? [0, 0];
  const isRight = reply.includes(right.toLowerCase());
  const isOld = !isRight && reply.includes(wrong.toLowerCase());
  counts[name] = [rights + Number(isRight), olds + Number(isOld)];
}

// Fact by fact, so that windows which begin alike follow each other and their beginning is read once.
for (const [at, fact] of facts.entries()) {
  await count("alone", fact, [fact.today]);
  for (const each of windows) await count(nameOf(each), fact, fill(at, each.today, each.old));
  console.log(`${at + 1} of ${facts.length}`, JSON.stringify(counts));
}
const lines = Object.entries(counts).map(([name, [right, old]]) => `    "${name}": [${right}, ${old}]`);
// A window a line, so that a new recording can be read as a difference.
const head = JSON.stringify(
  { ...page, places, questions: facts.length, examiner: examiner.identity },
  null,
  2,
);
const text = `${head.slice(0, -2)},\n  "windows": {\n${lines.join(",\n")}\n  }\n}\n`;
await writeFile(join(folder, "place-the-fact.json"), text);
