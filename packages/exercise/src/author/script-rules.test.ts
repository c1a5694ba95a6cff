import { expect, test } from "vitest";
import type { Case } from "../cases.ts";
import type { Json } from "../json.ts";
import { sampleExercise } from "../sample.ts";
import { findCaseProblems } from "./case-rules.ts";

const exercise = sampleExercise({
  parts: { agent: { type: "code", files: ["agent.ts"], entry: "agent.ts" } },
  steps: [{ use: "code", part: "agent", llm: "model", tools: "tools", as: "ending" }],
  checks: [{ check: "tests", of: "ending", file: "agent.ts" }],
});

const say: Json = { turns: [{ say: "Done." }] };
const caseWith = (input: Case["input"]): Case => ({ id: "lamp", label: "question", input, expect: {} });
const sentences = (input: Case["input"]): string[] =>
  findCaseProblems({ exercise, cases: [caseWith(input)] }).map(
    ({ path, message }) => `${path.join(".")}  ${message}`,
  );

test("takes scripts that can be played", () => {
  const tools = { stock: { returns: 4 }, sell: { throws: "sold out" } };
  expect(sentences({ model: say, tools })).toEqual([]);
});

test("says which case has no script, and what to write", () => {
  expect(sentences({ model: say })).toEqual([
    "0.input.tools  case `lamp`, the script of `callTool`: is missing; write `tools: …`",
  ]);
});

test("says of each mistake in a script where it is and what to write instead", () => {
  const turns = [
    { say: "One moment." },
    { sya: "Done." },
    { fail: 200 },
    { call: [] },
    { say: "Bye.", takes: -1 },
  ];
  expect(sentences({ model: { turns, after: "never" }, tools: { stock: { return: 4 }, sell: {} } }))
    .toMatchInlineSnapshot(`
    [
      "0.input.model.turns.1.say  case \`lamp\`, the script of \`llm\`: is missing: It replies with this text.",
      "0.input.model.turns.1.sya  case \`lamp\`, the script of \`llm\`: the key \`sya\` is unknown here; known: say, tokens, takes",
      "0.input.model.turns.2.fail  case \`lamp\`, the script of \`llm\`: found 200; write at least 400",
      "0.input.model.turns.3.call  case \`lamp\`, the script of \`llm\`: found 0 entries; write at least 1",
      "0.input.model.turns.4.takes  case \`lamp\`, the script of \`llm\`: found -1; write at least 0",
      "0.input.model.after  case \`lamp\`, the script of \`llm\`: found "never"; write one of repeat, stop",
      "0.input.tools.stock.returns  case \`lamp\`, the script of \`callTool\`: is missing",
      "0.input.tools.stock.return  case \`lamp\`, the script of \`callTool\`: the key \`return\` is unknown here; did you mean \`returns\`?",
      "0.input.tools.sell.returns  case \`lamp\`, the script of \`callTool\`: is missing",
    ]
  `);
});

test("finds a broken script in whichever case it is", () => {
  const cases = [
    caseWith({ model: say, tools: {} }),
    { ...caseWith({ model: { turns: [] }, tools: {} }), id: "shade" },
  ];
  expect(findCaseProblems({ exercise, cases })).toEqual([
    { path: [1, "input", "model", "turns"], message: expect.stringContaining("case `shade`") },
  ]);
});
