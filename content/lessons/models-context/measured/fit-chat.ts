// Records fit-chat.json: how many tokens each way of fitting a chat takes, and what the examiner answers from it.
// Run: node content/lessons/models-context/measured/fit-chat.ts [path of the weights]
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { openExaminer } from "../../../open-examiner.ts";

interface Shown {
  system: string;
  turns: { notes: string[]; question: string; answer: string }[];
}

interface Source {
  chat: string[];
  /** Which turns are kept, by number, by the words of the question, or written anew. */
  ways: Record<string, (number | string)[] | "words">;
  questions: { question: string; right: string; words: string[] }[];
}

const folder = import.meta.dirname;
const read = async (file: string) => parse(await readFile(join(folder, file), "utf8"));
const { system, turns }: Shown = await read("../figures/place-the-fact.yaml");
const { chat, ways, questions }: Source = await read("fit-chat.yaml");
await using examiner = await openExaminer(process.argv[2]);

const write = (notes: string[], question: string): string =>
  `Notes:\n${notes.join("\n")}\nQuestion: ${question}`;

const keep = (way: Source["ways"][string], words: string[]): string[] =>
  way === "words"
    ? chat.filter((turn) => words.some((word) => turn.toLowerCase().includes(word)))
    : way.map((each) => (typeof each === "number" ? (chat[each] ?? "") : each));

async function ask(notes: string[], question: string): Promise<string> {
  const shown = turns.flatMap((turn) => [
    { role: "user" as const, content: write(turn.notes, turn.question) },
    { role: "assistant" as const, content: turn.answer },
  ]);
  const asked = { role: "user" as const, content: write(notes, question) };
  const messages = [{ role: "system" as const, content: system }, ...shown, asked];
  return examiner.reply({ kind: "chat", messages }, 24);
}

const recorded: Record<string, unknown> = {};
for (const [name, way] of Object.entries(ways)) {
  const replies: unknown[] = [];
  for (const { question, right, words } of questions) {
    const notes = keep(way, words);
    const tokens = examiner.countTokens({ kind: "completion", text: notes.join("\n") });
    const reply = await ask(notes, question);
    replies.push({ question, tokens, reply, right: reply.toLowerCase().includes(right) });
  }
  recorded[name] = replies;
  console.log(name, JSON.stringify(replies));
}
await writeFile(join(folder, "fit-chat.json"), `${JSON.stringify(recorded, null, 2)}\n`);
