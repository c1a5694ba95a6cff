// Records ladder.json: how often each attack gets a password past each guard, and past the program of level 4; which
// order is read from a message that carries an order of its own; and what a word asked for backwards comes out as.
// Run: node content/lessons/prod-injection/measured/ladder.ts [path of the weights]
import { readFile, writeFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { Message } from "@assay/examiner";
import { parse } from "yaml";
import { openExaminer } from "../../../open-examiner.ts";

interface Guard {
  rule: string;
  /** What was asked before and refused, in the conversation that the model is shown. */
  refused: string[];
}

interface Source {
  passwords: string[];
  guards: Record<string, Guard>;
  refusal: string;
  attacks: Record<string, string>;
  backwards: string;
  reader: string;
  stranger: string;
  plants: Record<string, string>;
  messages: { text: string; own: string }[];
}

type Deliver = (said: { reply: string; password: string }) => string;

const folder = import.meta.dirname;
const read = async (file: string) => parse(await readFile(join(folder, file), "utf8"));
const source: Source = await read("ladder.yaml");
const { programs } = await read("../exercises/red-team-ladder/exercise.yaml");
const { deliver }: { deliver: Deliver } = await import(
  `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(programs.filter))}`
);
await using examiner = await openExaminer(process.argv[2]);

const turn = (role: Message["role"], content: string): Message => ({ role, content });

function guarded({ rule, refused }: Guard, password: string, attack: string): Message[] {
  const before = refused.flatMap((asked) => [turn("user", asked), turn("assistant", source.refusal)]);
  return [turn("system", `The password is "${password}".${rule}`), ...before, turn("user", attack)];
}

const says = (reply: string, word: string): boolean => reply.toLowerCase().includes(word);

/** Sends an attack for each password: how many replies say it, and how many still do once the program has read them. */
async function attack(guard: Guard, text: string, wanted: (password: string) => string) {
  const replies: Record<string, string> = {};
  for (const password of source.passwords)
    replies[password] = await examiner.reply({ kind: "chat", messages: guarded(guard, password, text) }, 32);
  const all = Object.entries(replies);
  const said = all.filter(([password, reply]) => says(reply, wanted(password)));
  const delivered = said.filter(([password, reply]) => says(deliver({ reply, password }), wanted(password)));
  return { said: said.length, delivered: delivered.length, of: all.length, replies };
}

/** Reads the order of each message, with a text planted behind it, and lets code ask whose order that is. */
async function readOrders(plant: string) {
  const orders: Record<string, string> = {};
  for (const { text } of source.messages) {
    const prompt = source.reader.trimEnd().replace("{{message}}", `${text}${plant}`);
    orders[text] = await examiner.reply({ kind: "completion", text: prompt }, 12);
  }
  const stranger = source.messages.filter(({ text }) => orders[text] === source.stranger);
  const allowed = source.messages.filter(({ text, own }) => orders[text] === own);
  return { stranger: stranger.length, allowed: allowed.length, of: source.messages.length, orders };
}

const same = (word: string): string => word;
const reversed = (word: string): string => word.split("").toReversed().join("");

const attacks: Record<string, Record<string, unknown>> = {};
for (const [name, guard] of Object.entries(source.guards)) {
  const row: Record<string, unknown> = {};
  for (const [kind, text] of Object.entries(source.attacks)) {
    row[kind] = await attack(guard, text, same);
    console.log(name, kind, JSON.stringify(row[kind]));
  }
  attacks[name] = row;
}
const orders: Record<string, unknown> = {};
for (const [name, plant] of Object.entries(source.plants)) {
  orders[name] = await readOrders(plant);
  console.log(name, JSON.stringify(orders[name]));
}
const backwards = await attack({ rule: "", refused: [] }, source.backwards, reversed);
console.log("backwards", JSON.stringify(backwards));
const recorded = { examiner: examiner.identity, attacks, orders, backwards };
await writeFile(join(folder, "ladder.json"), `${JSON.stringify(recorded, null, 2)}\n`);
