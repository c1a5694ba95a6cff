import { expect, test } from "vitest";
import { parseArtifact } from "./artifact.ts";
import { findCaseProblems } from "./author/case-rules.ts";
import { validate } from "./author/explain.ts";
import type { Case } from "./cases.ts";
import { type ExerciseInput, exercise as schema } from "./exercise.ts";
import { placeholdersOf, renderSelection } from "./panel/index.ts";
import { artifactFromFiles } from "./artifact-files.ts";
import { sampleInput } from "./sample.ts";
import { budgetedTexts } from "./token-budget.ts";

const pool = [
  { id: "radio", text: "Message: The radio hums.\nProduct: radio", label: "right" },
  { id: "lamp", text: "Message: A {{message}} lamp.\nProduct: lamp" },
  { id: "desk", text: "Message: The desk.\nProduct: desk" },
];
const slots = [
  { id: "current", title: "This year's note" },
  { id: "older", title: "Last year's note" },
];
const ofSlots = { notes: { type: "selection", slots, tokenBudget: 40 } } satisfies ExerciseInput["parts"];
const poolInput = {
  ...sampleInput,
  parts: { examples: { type: "selection", pool, atMost: 2, tokenBudget: 40 } },
  texts: { prompt: "{{examples}}\n\nMessage: {{message}}\nProduct:" },
} satisfies ExerciseInput;
const slotInput = {
  ...sampleInput,
  parts: ofSlots,
  texts: { prompt: [{ role: "user", content: "{{notes}}\nQuestion: {{message}}" }] },
} satisfies ExerciseInput;
const byPool = schema.parse(poolInput);
const bySlots = schema.parse(slotInput);

const caseOf = (id: string, input: Case["input"]): Case => ({
  id,
  label: "question",
  input,
  expect: { product: "x" },
});
const cases = [
  caseOf("short", { message: "m", current: "now {{older}}", older: "then" }),
  caseOf("long", { message: "m", current: "now, and at length", older: "then" }),
];
const messages = (value: unknown): string[] => {
  const validated = validate(schema, value);
  return validated.ok ? [] : validated.problems.map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const problems = (exercise: typeof byPool, value: Record<string, unknown>) => {
  const parsed = parseArtifact({ exercise, cases }, value);
  return parsed.ok ? [] : parsed.problems.map(({ code, message }) => [code, message]);
};

test("takes a choice from the pool, in its order", () => {
  expect(parseArtifact({ exercise: byPool, cases }, { examples: ["desk", "radio"] })).toEqual({
    ok: true,
    artifact: { examples: ["desk", "radio"] },
  });
});

test("reads a choice from a file that lists ids", () => {
  const files = new Map([["examples.yaml", '["desk","radio"]']]);
  expect(artifactFromFiles({ exercise: byPool, cases }, files, JSON.parse)).toEqual({
    ok: true,
    artifact: { examples: ["desk", "radio"] },
  });
});

test.each([
  ["nothing", [], [["part-empty", "Nothing is chosen yet: choose at least one item."]]],
  ["a foreign item", ["chair"], [["item-unknown", "“chair” is not in the pool; take it out."]]],
  [
    "an item twice",
    ["lamp", "lamp"],
    [["item-twice", "“lamp” is chosen more than once; once is all it may be."]],
  ],
  [
    "too many items",
    ["radio", "lamp", "desk"],
    [["too-many-items", "3 items are chosen, and 2 are allowed: take 1 out."]],
  ],
  [
    "a number for an id",
    ["lamp", 7],
    [["part-invalid", "The part “examples” (1) is not as it should be: write the id of an item."]],
  ],
])("refuses %s with a sentence", (_what, examples, expected) => {
  expect(problems(byPool, { examples })).toEqual(expected);
});

test("joins the chosen items with a blank line, or with what the author declared", () => {
  const [part] = Object.values(byPool.parts);
  if (part?.type !== "selection") throw new Error("no selection");
  expect(renderSelection(part, ["desk", "radio"], { input: {} })).toBe(
    "Message: The desk.\nProduct: desk\n\nMessage: The radio hums.\nProduct: radio",
  );
  expect(renderSelection({ ...part, separator: "\n---\n" }, ["desk", "gone", "desk"], { input: {} })).toBe(
    "Message: The desk.\nProduct: desk\n---\nMessage: The desk.\nProduct: desk",
  );
});

test("counts the chosen items, and of slots the visible case that makes them longest", () => {
  expect(budgetedTexts({ exercise: byPool, cases }, { examples: ["desk"] })).toEqual([
    { part: "examples", tokenBudget: 40, text: "Message: The desk.\nProduct: desk" },
  ]);
  expect(budgetedTexts({ exercise: bySlots, cases }, { notes: ["older", "current"] })).toEqual([
    { part: "notes", tokenBudget: 40, text: "then\n\nnow, and at length" },
  ]);
});

test("lets a learner's own prompt show selections in place of the inputs that fill their slots", () => {
  const exercise = schema.parse({
    ...sampleInput,
    parts: { ...ofSlots, prompt: { type: "completion" } },
  });
  expect(placeholdersOf(exercise, cases, "prompt")).toEqual({
    known: ["message", "notes"],
    required: ["message", "notes"],
  });
});

test.each([
  [
    "a selection that no text shows",
    { ...poolInput, texts: { prompt: "{{message}}" } },
    [
      "parts.examples: nothing shows this selection to the model; write `{{examples}}` in a text that a step sends",
    ],
  ],
  [
    "two items of one id",
    { ...poolInput, parts: { examples: { type: "selection", pool: [...pool, pool[0]] } } },
    ["parts.examples.pool.3.id: `radio` is the id of entry 1 too"],
  ],
  [
    "more items than there are",
    { ...poolInput, parts: { examples: { type: "selection", pool, atMost: 4 } } },
    ["parts.examples.atMost: found 4; there are only 3 to choose from"],
  ],
  [
    "a pool and slots at once",
    { ...poolInput, parts: { examples: { type: "selection", pool, slots } } },
    ["parts.examples: write either `pool` or `slots`"],
  ],
  [
    "a slot named like a result",
    {
      ...slotInput,
      parts: { notes: { type: "selection", slots: [{ id: "product", title: "A note" }, slots[0]] } },
    },
    [
      "parts.notes.slots.0.id: `product` is a part, a text or a result too, so that {{product}} could mean either; rename the slot",
    ],
  ],
  [
    "a text named like a part",
    { ...poolInput, texts: { ...poolInput.texts, examples: "x" } },
    ["texts.examples: a part is named `examples` too; rename one of them"],
  ],
])("tells an author about %s", (_what, value, expected) => {
  expect(messages(value)).toEqual(expected);
});

test("tells an author about a case that fills no slot, an input that clashes, and a name that nothing fills", () => {
  const found = (exercise: typeof byPool, input: Case["input"]) =>
    findCaseProblems({ exercise, cases: [caseOf("a", input)] }).map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );
  expect(found(bySlots, { message: "m", current: "now" })).toEqual([
    "0.input.older: case `a` does not fill the slot `older` (Last year's note); write its text here",
  ]);
  expect(found(byPool, { message: "m", examples: "x" })).toEqual([
    "0.input.examples: `examples` is a part or a result too, so that {{examples}} could mean either; rename one of them",
  ]);
  expect(found(byPool, { text: "m" })).toEqual([
    "0.input: the text `prompt` asks for {{message}}, which no input, part or result fills",
  ]);
  expect(found(byPool, { message: "m" })).toEqual([]);
});
