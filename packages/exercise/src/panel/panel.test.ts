import fc from "fast-check";
import { expect, test } from "vitest";
import type { GradeEvent, StoredEvent } from "../events.ts";
import { sampleCases, sampleExercise } from "../sample.ts";
import {
  decidingLabel,
  caughtWords,
  countMutants,
  fieldF1,
  mutantWords,
  slippedWords,
  fillPlaceholders,
  findPlaceholders,
  foldEvents,
  gateWords,
  placeholdersOf,
  shownF1,
} from "./index.ts";

const store = (events: GradeEvent[], { run = 1, from = 1 } = {}): StoredEvent[] =>
  events.map((event, index) => ({ seq: from + index, run, at: "2026-11-12T10:44:00.000Z", event }));

const start = (run = 1): GradeEvent => ({
  v: 1,
  type: "grading-start",
  run,
  mode: "submit",
  plan: {
    visible: [
      { case: "a", label: "plain" },
      { case: "b", label: "plain" },
    ],
    hidden: [{ opaqueId: "h", label: "plain" }],
    samples: 1,
  },
});
const sampleEnd = (id: string, verdict: "pass" | "fail" = "pass"): GradeEvent => ({
  v: 1,
  type: "sample-end",
  sample: { case: id, label: "plain", sample: 0, verdict, calls: [], checks: [] },
});
const caseEnd = (id: string, verdict: "pass" | "fail" = "pass"): GradeEvent => ({
  v: 1,
  type: "case-end",
  of: { case: id, label: "plain" },
  verdict,
});
const events = [start(), sampleEnd("a"), caseEnd("a"), sampleEnd("b", "fail"), caseEnd("b", "fail")];

test("fills cells as cases end", () => {
  const view = foldEvents(undefined, store(events.slice(0, 3)));
  expect(view.visible.map((cell) => cell.state)).toEqual(["pass", "pending"]);
  expect(view).toMatchObject({ done: 1, planned: 3, seq: 3, hidden: [{ opaqueId: "h", state: "pending" }] });
});

test("ends the same however the events are cut, joined late, or seen twice", () => {
  const all = store(events);
  const whole = foldEvents(undefined, all);
  fc.assert(
    fc.property(fc.array(fc.nat(all.length), { maxLength: 6 }), (cuts) => {
      const view = cuts.reduce(
        (folded, cut) => foldEvents(folded, all.slice(0, cut)),
        foldEvents(undefined, []),
      );
      expect(foldEvents(view, all)).toEqual(whole);
    }),
  );
});

test("starts again with a newer run, and passes over what an older one still says", () => {
  const second = store([start(2), sampleEnd("a", "fail"), caseEnd("a", "fail")], { run: 2, from: 6 });
  const late = store([caseEnd("b")], { run: 1, from: 9 });
  const view = foldEvents(undefined, [...store(events), ...second, ...late]);
  expect(view).toMatchObject({ run: 2, done: 1, visible: [{ state: "fail" }, { state: "pending" }] });
});

test("finds each placeholder once, in order, with or without spaces", () => {
  expect(findPlaceholders("{{b}} {{ a }} {{b}} {c} {{}}")).toEqual(["b", "a", ""]);
});

test("fills a placeholder in one pass and leaves unknown ones", () => {
  expect(fillPlaceholders("{{a}} {{b}} {{toString}}", { a: "{{b}}", b: "$&" })).toBe("{{b}} $& {{toString}}");
});

test("asks for every input of the cases in a part that is a step's prompt", () => {
  expect(placeholdersOf(sampleExercise(), sampleCases, "prompt")).toEqual({
    known: ["message"],
    required: ["message"],
  });
});

test("asks no prompt to show data that is meant for code", () => {
  const [each] = sampleCases;
  const cases = [{ ...each!, input: { ...each!.input, windows: { radio: 30 } } }];
  expect(placeholdersOf(sampleExercise(), cases, "prompt")).toEqual({
    known: ["message", "windows"],
    required: ["message"],
  });
});

test("offers earlier results and other parts to a later prompt", () => {
  const exercise = sampleExercise({
    parts: { first: { type: "completion" }, second: { type: "completion" } },
    steps: [
      { use: "model", prompt: "first", as: "word" },
      { use: "model", prompt: "second", as: "product" },
    ],
  });
  expect(placeholdersOf(exercise, sampleCases, "second")).toEqual({
    known: ["message", "word", "first"],
    required: ["message"],
  });
});

test.each([
  [{ metric: "cases", atLeast: 20 }, { a: 14, b: 10 }, "20 of 24"],
  [{ metric: "lowestRecall", atLeast: 11 }, { a: 14, b: 14 }, "at least 11 of each label's 14"],
  [{ metric: "lowestRecall", atLeast: 9 }, { a: 14, b: 10 }, "at least 9 of each label"],
  [{ metric: "fieldF1", atLeast: 0.9 }, { a: 24 }, "field F1 0.9"],
  [
    { metric: "mutants", atLeast: 20, falseAlarms: 2 },
    { good: 16, a: 12, b: 12 },
    "20 of 24 planted defects, at most 2 false alarms in 16",
  ],
  [
    { metric: "mutants", atLeast: 5, falseAlarms: 0 },
    { good: 4, a: 6 },
    "5 of 6 planted defects, no false alarm in 4",
  ],
] as const)("says what the gate %j asks for", (gate, labels, words) => {
  const count = Object.values(labels).reduce((sum, each) => sum + each, 0);
  expect(gateWords({ gate, labels, count })).toBe(words);
});

test("writes a field F1 rounded down, as enough only where it is", () => {
  expect(fieldF1({ right: 9, found: 10, expected: 10 })).toBe(0.9);
  expect(shownF1({ right: 9, found: 10, expected: 10 })).toBe("0.9");
  expect(shownF1({ right: 899, found: 1000, expected: 1000 })).toBe("0.89");
  expect(fieldF1({ right: 0, found: 0, expected: 0 })).toBe(1);
});

test("counts planted defects apart from good ones, and names the kinds that slip through", () => {
  const byLabel = {
    "fake link": { passed: 2, total: 3, ungraded: 0 },
    good: { passed: 5, total: 8, ungraded: 2 },
    truncated: { passed: 0, total: 3, ungraded: 1 },
    "unit error": { passed: 3, total: 3, ungraded: 0 },
  };
  const counted = countMutants(byLabel);
  expect(counted).toEqual({
    defects: { passed: 5, total: 9, ungraded: 1 },
    good: { passed: 5, total: 8, ungraded: 2 },
    falseAlarms: 1,
  });
  expect(mutantWords(counted)).toBe("5 of 9 planted defects caught, 1 false alarm in 8 good ones");
  expect(caughtWords({ ...counted, falseAlarms: 0 })).toBe("5 of 9 caught, no false alarm");
  expect(slippedWords(byLabel)).toBe("truncated 2 of 3, fake link 1 of 3");
  expect(slippedWords({ good: byLabel.good })).toBe("");
});

test("names the label that can reach the fewest passes", () => {
  const byLabel = {
    open: { passed: 8, total: 14, ungraded: 4 },
    closed: { passed: 9, total: 14, ungraded: 0 },
  };
  expect(decidingLabel({ passed: 17, total: 28, ungraded: 4, byLabel })).toMatchObject({ label: "closed" });
});
