import { expect, test } from "vitest";
import { type Outcome, describeOutcome } from "./index.ts";

const at = { file: "main.ts", line: 3, column: 5 };

test.each<[Outcome, string]>([
  [{ type: "value", value: 1 }, "The code returned a value."],
  [
    { type: "not-compiled", message: "Expression expected.", at },
    "main.ts, line 3, column 5: Expression expected.",
  ],
  [
    { type: "thrown", name: "TypeError", message: "no city", at },
    "main.ts, line 3, column 5: The code threw TypeError: no city.",
  ],
  [{ type: "thrown", name: "Error", message: "What now?" }, "The code threw Error: What now?"],
  [{ type: "thrown", name: "", message: "" }, "The code threw something that says nothing."],
  [{ type: "not-json", message: "`run` returned nothing." }, "`run` returned nothing."],
  [
    { type: "timeout", clock: "cpu", limitMs: 2000 },
    "The code was still computing after 2 s: look for a loop that does not end, or does too much.",
  ],
  [{ type: "timeout", clock: "wall", limitMs: 1500 }, "The code was still waiting for replies after 1.5 s."],
  [
    { type: "stalled" },
    "The code waits for a promise that nothing will ever settle: look for a `resolve` that is never called.",
  ],
  [{ type: "memory", limitBytes: 64 * 2 ** 20 }, "The code asked for more than 64 MB of memory."],
  [
    { type: "too-large", what: "result", length: 300, limit: 200 },
    "The result, written as JSON, has 300 characters; at most 200 are taken.",
  ],
  [
    { type: "crashed", message: "The worker ended." },
    "The sandbox failed, which is not your code's fault: The worker ended.",
  ],
])("says %j in a sentence", (outcome, sentence) => {
  expect(describeOutcome(outcome)).toBe(sentence);
});
