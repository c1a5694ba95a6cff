import { z } from "zod";
import type { Json } from "../json.ts";
import { failure } from "../outcome.ts";
import { limits } from "../limits.ts";
import { typesReport } from "../types/types-report.ts";

/** A text that is read as JSON where it arrives; a process that sends anything else is broken. */
const jsonText = z.string().transform((text, context): Json => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("no JSON");
    return z.NEVER;
  }
});

/** A run as it is handed to the process, and by it to a worker. */
export const job = z.strictObject({
  files: z.record(z.string(), z.string()),
  entry: z.strictObject({ file: z.string(), call: z.string() }),
  input: z.string().describe("The parameters, a JSON array."),
  limits,
  isHostTimed: z.boolean().describe("Whether waiting for the host counts against the limits."),
  hostNames: z.array(z.string()),
  hasFetch: z.boolean().describe("Whether it finds `fetch` and what belongs to it."),
  seed: z.number(),
});

/** A call of the host by the code. */
export const call = z.strictObject({
  index: z.int().describe("From 0, in the order of the calls."),
  name: z.string(),
  parameters: z.string().describe("A JSON array."),
  atMs: z.number().describe("When it was made, on the code's clock."),
});

/** A call that the code waits for no longer. */
export const drop = z.strictObject({ index: z.int(), atMs: z.number() });

/** What the code is told of its call. */
export const reply = z.strictObject({
  index: z.int(),
  isRefusal: z.boolean(),
  text: z.string().describe("JSON: the value, or the error's name, message and properties."),
  takesMs: z.number().describe("How much time passes on the code's clock first."),
});

export const logLine = z.strictObject({
  level: z.enum(["log", "info", "warn", "error", "debug"]),
  text: z.string(),
});

/** How a run ended, with a value still as JSON. */
export const ending = z.strictObject({
  outcome: z.union([z.strictObject({ type: z.literal("value"), text: z.string() }), failure]),
  spent: z.strictObject({ cpuMs: z.number(), clockMs: z.number() }),
  isLogCut: z.boolean(),
});

const readValue = z
  .strictObject({ type: z.literal("value"), text: jsonText })
  .transform(({ type, text: value }) => ({ type, value }));

/** What the parent tells the process. */
export const toChild = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("run"), run: z.int(), job }),
  z.strictObject({ type: z.literal("reply"), run: z.int(), reply }),
  z.strictObject({
    type: z.literal("types"),
    run: z.int(),
    files: z.record(z.string(), z.string()),
    declarations: z.string(),
  }),
  z.strictObject({ type: z.literal("stop"), run: z.int() }),
]);

/** What the process tells its parent. */
export const fromChild = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("call"),
    run: z.int(),
    call: call.extend({ parameters: jsonText.pipe(z.array(z.custom<Json>())) }),
  }),
  z.strictObject({ type: z.literal("drop"), run: z.int(), drop }),
  z.strictObject({ type: z.literal("log"), run: z.int(), line: logLine }),
  z.strictObject({
    type: z.literal("end"),
    run: z.int(),
    ending: ending.extend({ outcome: z.union([readValue, failure]) }),
    wallMs: z.number(),
  }),
  z.strictObject({ type: z.literal("types"), run: z.int(), report: typesReport }),
]);

export type Job = z.infer<typeof job>;
export type Call = z.infer<typeof call>;
export type Drop = z.infer<typeof drop>;
export type Reply = z.infer<typeof reply>;
export type LogLine = z.infer<typeof logLine>;
export type Ending = z.infer<typeof ending>;
export type ToChild = z.infer<typeof toChild>;
export type FromChild = z.input<typeof fromChild>;
/** The same as it is understood: JSON has become values. */
export type Heard = z.output<typeof fromChild>;

/** What a worker is told: a job when it has none, then replies whenever it is its turn. */
export type ToWorker = { type: "job"; job: Job } | { type: "replies"; replies: Reply[] };

/** What a worker tells; after `waiting` and `end` it does nothing until it is told something. */
export type FromWorker =
  | { type: "ready" }
  | { type: "call"; call: Call }
  | { type: "drop"; drop: Drop }
  | { type: "log"; line: LogLine }
  | { type: "waiting" }
  | { type: "end"; ending: Ending; isWorn: boolean };
