// Records first-call.json: what the examiner answers to each request of the lesson, as it came.
// Run: node content/lessons/start-first-call/measured/first-call.ts <address of a running examiner, ending in /v1>
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

interface Source {
  settings: Record<string, unknown>;
  requests: Record<string, Record<string, unknown>>;
}

interface Completion {
  choices: { message: { content: string }; finish_reason: string }[];
  usage: { prompt_tokens: number; completion_tokens: number };
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "first-call.yaml"), "utf8"));
const address = process.argv[2] ?? "http://127.0.0.1:4322/v1";

/** Posts one request; a refused one is recorded with its message. */
async function ask(request: Record<string, unknown>) {
  const response = await fetch(`${address}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...source.settings, ...request }),
  });
  if (!response.ok) return { status: response.status, body: await response.json() };
  if (request["stream"] === true) return { status: 200, pieces: readPieces(await response.text()) };
  const { choices, usage }: Completion = await response.json();
  const [{ message, finish_reason: ended } = { message: { content: "" }, finish_reason: "" }] = choices;
  const { prompt_tokens: prompt, completion_tokens: reply } = usage;
  return { status: 200, reply: message.content, ended, tokens: { prompt, reply } };
}

/** Lists the pieces of text in a stream of events. */
function readPieces(stream: string): string[] {
  return Array.from(stream.matchAll(/"delta":\{"content":("(?:[^"\\]|\\.)*")\}/g), (match) =>
    String(JSON.parse(match[1] ?? '""')),
  );
}

const recorded: Record<string, unknown> = {};
for (const [name, request] of Object.entries(source.requests)) {
  recorded[name] = await ask(request);
  console.log(name, JSON.stringify(recorded[name]));
}
await writeFile(join(folder, "first-call.json"), `${JSON.stringify(recorded, null, 2)}\n`);
