import { z } from "zod";
import { usage, verdict } from "./grade.ts";
import { json } from "./json.ts";
import { modelSettings } from "./settings.ts";
import { chatTurn } from "./parts/chat.ts";

/** Exactly what was sent to the model. */
export const modelRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("chat"), messages: z.array(chatTurn), settings: modelSettings }),
  z.strictObject({ kind: z.literal("completion"), prompt: z.string(), settings: modelSettings }),
  z.strictObject({
    kind: z.literal("labels"),
    prompt: z.string(),
    labels: z.array(z.string()).describe("Each was weighed after the prompt and a space."),
  }),
]);
export type ModelRequest = z.infer<typeof modelRequest>;

const byLabel = z.record(z.string(), z.number());

/** One call of a sample, in full: only ever of a visible case. */
export const sampleCall = z.strictObject({
  as: z.string().describe("The step's name for the reply."),
  request: modelRequest,
  output: z.string().describe("What came back."),
  finishReason: z.enum(["stop", "length"]),
  usage: usage.optional().describe("Absent where the endpoint does not say."),
  cost: z
    .number()
    .min(0)
    .optional()
    .describe("US dollars, also where the reply came from our cache; absent where it is not known."),
  latencyMs: z.number().min(0),
  logprobs: byLabel
    .optional()
    .describe("The natural logarithm of each label's probability, where labels were weighed."),
  subtracted: byLabel.optional().describe("What was subtracted from these before they were compared."),
  cached: z.boolean().describe("Whether the reply came from our cache; its latency is then 0."),
});
export type SampleCall = z.infer<typeof sampleCall>;

const place = z
  .strictObject({ file: z.string(), line: z.int().min(1), column: z.int().min(1).optional() })
  .describe("A line of the learner's.");

/** What came of calling the learner's code. */
const codeOutcome = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("value"), value: json.describe("What it returned.") }),
  z.strictObject({
    kind: z.literal("stopped"),
    message: z.string().describe("What stopped it, as a sentence."),
    at: place.optional(),
  }),
]);
export type CodeOutcome = z.infer<typeof codeOutcome>;

/** What the learner's code asked of what it was given, such as a scripted model, and what it was answered. */
const hostCall = z.strictObject({
  name: z.string().describe("The function it called."),
  parameters: z.array(json),
  at: z.number().min(0).describe("When it did: milliseconds on its own clock since it began."),
  reply: json
    .optional()
    .describe("What it was answered; absent where it was refused, or where the run ended first."),
  took: z
    .number()
    .min(0)
    .optional()
    .describe("How long the answer took on that clock; absent where nothing was answered."),
  error: z.string().optional().describe("What it was refused with."),
  abortedAt: z
    .number()
    .min(0)
    .optional()
    .describe("When the code gave it up, on that clock; the answer or its end never reached it."),
});
export type HostCall = z.infer<typeof hostCall>;

/** What one assertion of the learner's said about a planted output. */
const assertionResult = z.strictObject({
  name: z.string().describe("What the learner says that it asserts."),
  holds: z.boolean(),
  message: z.string().optional().describe("What it said is wrong."),
});
export type AssertionResult = z.infer<typeof assertionResult>;

export const assertionResults = z.array(assertionResult);

/** One call of the learner's code, in full: only ever of a visible case. */
export const codeRun = z.strictObject({
  as: z.string().describe("The step's name for the result."),
  call: z.string().describe("The export that was called."),
  input: json.describe("What it was called with."),
  outcome: codeOutcome,
  console: z.string().describe("What it wrote to the console."),
  calls: z
    .array(hostCall)
    .optional()
    .describe("What it asked of what it was given, in order; absent where nothing."),
  assertions: assertionResults
    .optional()
    .describe("What each assertion said; absent where none were run to their end."),
  durationMs: z.number().min(0),
  clockMs: z
    .number()
    .min(0)
    .optional()
    .describe("How long it took on its own clock, which jumps over what it waits for."),
});
export type CodeRun = z.infer<typeof codeRun>;

/** What one test said about a call of the learner's code. */
export const testResult = z.strictObject({
  name: z.string().describe("What is tested, in present tense."),
  passed: z.boolean(),
  message: z.string().optional().describe("What is wrong, as a sentence."),
  expected: json.optional(),
  received: json.optional(),
});
export type TestResult = z.infer<typeof testResult>;

/** What one check said about a sample. */
export const checkResult = z.strictObject({
  check: z.string().describe("The check's name."),
  of: z.string().optional().describe("The result it looked at."),
  verdict,
  message: z.string().describe("What was found, as a sentence."),
  property: z.string().optional().describe("What the check demands, as the end of a sentence."),
  expected: z.string().optional().describe("The text that was expected, where there is one."),
  tests: z.array(testResult).optional().describe("A row for each test, where the check runs tests."),
});
export type CheckResult = z.infer<typeof checkResult>;

/** A run of the steps on a visible case: everything. */
export const visibleSample = z.strictObject({
  case: z.string(),
  label: z.string(),
  sample: z.int().min(0),
  verdict,
  calls: z.array(sampleCall),
  runs: z.array(codeRun).optional().describe("Calls of the learner's code, where a step makes any."),
  checks: z.array(checkResult),
});
export type VisibleSample = z.infer<typeof visibleSample>;

/** A run of the steps on a hidden case: this and nothing else. */
export const hiddenSample = z.strictObject({
  opaqueId: z.string(),
  label: z.string(),
  verdict,
});
export type HiddenSample = z.infer<typeof hiddenSample>;
