// Records order-id.json: how many messages each prompt of the worked example gets right, and what came back.
// Run: node content/lessons/prompting-few-shot/measured/order-id.ts [path of the weights]
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Message, Prompt } from "@assay/examiner";
import { parse } from "yaml";
import { openExaminer } from "../../../open-examiner.ts";

interface Pair {
  message: string;
  reply: string;
}

interface PromptOfFile {
  form?: "completion";
  /** Instead of the one for all. */
  instruction?: string;
  pairs: Pair[];
}

interface Source {
  instruction: string;
  prompts: Record<string, PromptOfFile>;
  visible: string[];
  unseen: string[];
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "order-id.yaml"), "utf8"));
await using examiner = await openExaminer(process.argv[2]);

function write({ form, pairs, instruction = source.instruction }: PromptOfFile, message: string): Prompt {
  if (form === "completion") {
    const shown = pairs.map((pair) => `Message: ${pair.message}\nOrder id: ${pair.reply}\n\n`);
    return { kind: "completion", text: `${shown.join("")}Message: ${message}\nOrder id:` };
  }
  const turn = (role: Message["role"], content: string): Message => ({ role, content });
  const shown = pairs.flatMap((pair) => [turn("user", pair.message), turn("assistant", pair.reply)]);
  const system = instruction === "" ? [] : [turn("system", instruction)];
  return { kind: "chat", messages: [...system, ...shown, turn("user", message)] };
}

async function run(prompt: PromptOfFile, messages: string[]) {
  const wrong: Record<string, string> = {};
  for (const message of messages) {
    const reply = await examiner.reply(write(prompt, message), 16);
    if (reply !== /ORD-\d{5}/.exec(message)?.[0]) wrong[message] = reply;
  }
  return { passed: messages.length - Object.keys(wrong).length, total: messages.length, wrong };
}

const prompts: Record<string, unknown> = {};
for (const [name, prompt] of Object.entries(source.prompts)) {
  const visible = await run(prompt, source.visible);
  const unseen = await run(prompt, source.unseen);
  const tokens = examiner.countTokens(write(prompt, source.unseen[0] ?? ""));
  prompts[name] = { tokens, visible, unseen };
  console.log(`${name}: ${visible.passed} of ${visible.total}, unseen ${unseen.passed} of ${unseen.total}`);
}
const recorded = { examiner: examiner.identity, prompts };
await writeFile(join(folder, "order-id.json"), `${JSON.stringify(recorded, null, 2)}\n`);
