// Records one-call.json: how many records are valid and how many are right, for each way to ask for them.
// A way that is recorded already is not measured again; delete the file to begin anew.
// Run: node content/lessons/prompting-structured/measured/one-call.ts [path of the weights]
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Constraint, Message, Prompt } from "@assay/examiner";
import { parse } from "yaml";
import { openExaminer } from "../../../open-examiner.ts";

type Field = "order" | "product";
type Solved = Record<Field | "message", string>;

interface Way {
  calls: 1 | 2;
  /** How many examples are shown; with none, the instruction stands alone. */
  shown: number;
  held: "no" | "schema" | "grammar";
}

interface Source {
  instruction: string;
  examples: Solved[];
  schema: unknown;
  record: string;
  fields: Record<Field, { ask: string; grammar: string }>;
  ways: Record<string, Way>;
  nullable: string;
  absent: { example: Record<"message" | "product", string>; messages: string[] };
  messages: Solved[];
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "one-call.yaml"), "utf8"));
await using examiner = await openExaminer(process.argv[2]);

const turn = (role: Message["role"], content: string): Message => ({ role, content });

interface Example {
  message: string;
  order: string | null;
  product: string;
}

const showRecord = ({ message, order, product }: Example): Message[] => {
  const record = `{"order": ${JSON.stringify(order)}, "product": ${JSON.stringify(product)}}`;
  return [turn("user", message), turn("assistant", record)];
};

/** Asks for the whole record in one reply, as JSON. */
async function askOnce({ shown, held }: Way, message: string) {
  const examples = source.examples.slice(0, shown).flatMap(showRecord);
  const messages = [turn("system", source.instruction), ...examples, turn("user", message)];
  const constraint = constraintOf(held, source.schema, source.record);
  const { text, tokens } = await examiner.ask({ kind: "chat", messages }, 48, constraint);
  return { text, tokens, record: readJson(text) };
}

/** Asks for each field by itself; code puts the record together. */
async function askTwice(way: Way, message: string) {
  const order = await askField("order", way, message);
  const product = await askField("product", way, message);
  const text = `${order.text} | ${product.text}`;
  return {
    text,
    tokens: order.tokens + product.tokens,
    record: { order: order.value, product: product.value },
  };
}

async function askField(field: Field, { shown, held }: Way, message: string) {
  const name = { order: "Order", product: "Product" }[field];
  const begin = shown === 0 ? `${source.fields[field].ask}\n\n` : "";
  const examples = source.examples
    .slice(0, shown)
    .map((each) => `Message: ${each.message}\n${name}: ${each[field]}\n\n`);
  const prompt: Prompt = {
    kind: "completion",
    text: `${begin}${examples.join("")}Message: ${message}\n${name}:`,
  };
  const schema = { type: "object", properties: { [field]: { type: "string" } }, required: [field] };
  const constraint = constraintOf(held, schema, source.fields[field].grammar);
  const { text, tokens } = await examiner.ask(prompt, 16, constraint);
  return { text, tokens, value: held === "schema" ? readJson(text)?.[field] : text };
}

function constraintOf(held: Way["held"], schema: unknown, grammar: string): Constraint | undefined {
  if (held === "no") return undefined;
  return held === "schema" ? { kind: "schema", schema } : { kind: "grammar", grammar };
}

function readJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Tells whether a record is of the type: those two fields, each of its form. */
const isValid = (record: Record<string, unknown>): boolean =>
  Object.keys(record).length === 2 &&
  /^ORD-\d{5}$/.test(String(record["order"])) &&
  /^[a-z]+$/.test(String(record["product"]));

async function run(way: Way) {
  const counts = { parsed: 0, valid: 0, inMessage: 0, right: 0 };
  const wrong: Record<string, string> = {};
  let total = 0;
  for (const { message, order, product } of source.messages) {
    const { text, tokens, record } = await (way.calls === 1 ? askOnce(way, message) : askTwice(way, message));
    total += tokens;
    const valid = record !== undefined && isValid(record);
    const right = valid && record["order"] === order && record["product"] === product;
    if (record !== undefined) counts.parsed += 1;
    if (valid) counts.valid += 1;
    if (valid && Object.values(record).every((value) => message.includes(String(value))))
      counts.inMessage += 1;
    if (right) counts.right += 1;
    else wrong[message] = text;
  }
  const tokens = Math.round(total / source.messages.length);
  return { ...counts, of: source.messages.length, tokens, wrong };
}

/** Counts the replies that admit that there is no order id; the others invent one. */
async function countAdmitted(grammar: string, examples: Example[]) {
  const invented: Record<string, string> = {};
  for (const message of source.absent.messages) {
    const shown = examples.flatMap(showRecord);
    const messages = [turn("system", source.instruction), ...shown, turn("user", message)];
    const { text } = await examiner.ask({ kind: "chat", messages }, 48, { kind: "grammar", grammar });
    if (readJson(text)?.["order"] !== null) invented[message] = text;
  }
  const of = source.absent.messages.length;
  return { admitted: of - Object.keys(invented).length, of, invented };
}

const file = join(folder, "one-call.json");
const before: { ways: Record<string, unknown> } = existsSync(file)
  ? JSON.parse(await readFile(file, "utf8"))
  : { ways: {} };
const recorded = { examiner: examiner.identity, ways: before.ways, absent: {} };
const keep = (): Promise<void> => writeFile(file, `${JSON.stringify(recorded, null, 2)}\n`);
for (const [name, way] of Object.entries(source.ways)) {
  if (name in recorded.ways) continue;
  const { wrong, ...counts } = await run(way);
  recorded.ways[name] = { ...counts, wrong };
  await keep();
  console.log(name, JSON.stringify(counts));
}
const present = source.examples.slice(0, 3);
const withAbsent = [...present, { ...source.absent.example, order: null }];
recorded.absent = {
  "order required": await countAdmitted(source.record, present),
  "order or null": await countAdmitted(source.nullable, present),
  "order or null, shown once": await countAdmitted(source.nullable, withAbsent),
};
await keep();
