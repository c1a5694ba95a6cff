import type {
  AssertionResult,
  CodeRun,
  Grade,
  GradeEvent,
  GradeEventOf,
  Json,
  PracticeResult,
  VisibleSample,
} from "@assay/exercise";
import { allowedWords, countMutants, mutantWords, shownF1 } from "@assay/exercise/panel";

/** Writes an event as the lines a terminal shows; most say nothing. */
export function describeEvent(event: GradeEvent): string[] {
  if (event.type === "sample-end") return "case" in event.sample ? describeSample(event.sample) : [];
  if (event.type === "case-end") return describeStability(event);
  if (event.type !== "grading-end") return [];
  return [
    ...(event.grade ? describeGrade(event.grade) : []),
    ...(event.practice ? describePractice(event.practice) : []),
  ];
}

const marks = { pass: "pass", fail: "FAIL", ungraded: "----" } as const;

function describeSample({ case: id, verdict, calls, runs = [], checks }: VisibleSample): string[] {
  const reply = JSON.stringify(returnedBy(runs.at(-1)) ?? calls.at(-1)?.output ?? "");
  const failing = checks.find((check) => check.verdict !== "pass");
  const line = `  ${marks[verdict]}  ${id.padEnd(24)}  ${reply}`;
  const said = runs.flatMap(({ assertions = [] }) => assertions).flatMap(describeAssertion);
  return [line, ...said, ...(failing === undefined ? [] : [`        ${failing.message}`])];
}

/** Says which of the learner's assertions did not hold, and what it said. */
const describeAssertion = ({ name, holds, message }: AssertionResult): string[] =>
  holds ? [] : [`        not so: ${name}${message === undefined ? "" : ` (${message})`}`];

/** What code came back with; what was stopped came back with nothing. */
const returnedBy = (run: CodeRun | undefined): Json | undefined =>
  run?.outcome.kind === "value" ? run.outcome.value : undefined;

/** Says that the samples of a visible case disagree. */
function describeStability({ of, verdict, stability }: GradeEventOf<"case-end">): string[] {
  if (!("case" in of) || stability !== "flaky") return [];
  return [`        ${of.case} is flaky: some of its samples pass, some fail. The case ${outcomes[verdict]}.`];
}

const outcomes = { pass: "passes", fail: "fails", ungraded: "is not graded" } as const;

function describeGrade({ outcome, hidden, gate, interval, finding, fault }: Grade): string[] {
  const range =
    interval === undefined ? "" : ` (${percent(interval.low)} to ${percent(interval.high)} in 100)`;
  const labels = Object.entries(hidden.byLabel).map(
    ([label, { passed, total }]) => `${label} ${passed} of ${total}`,
  );
  return [
    "",
    `${outcome[0]?.toUpperCase()}${outcome.slice(1)}: ${reached({ hidden, gate })}${range}; ${demand({ hidden, gate })}.`,
    `  ${labels.join(", ")}`,
    ...words(finding?.headline, finding?.detail, fault?.message),
  ];
}

const reached = ({ hidden, gate }: Pick<Grade, "hidden" | "gate">): string =>
  gate.metric === "mutants"
    ? mutantWords(countMutants(hidden.byLabel))
    : `${hidden.passed} of ${hidden.total} hidden cases`;

function demand({ hidden, gate }: Pick<Grade, "hidden" | "gate">): string {
  if (hidden.fields !== undefined)
    return `the gate asks for a field F1 of ${gate.atLeast}, and it is ${shownF1(hidden.fields)}`;
  if (gate.metric === "mutants")
    return `the gate asks for ${gate.atLeast} and ${allowedWords(gate.falseAlarms)}`;
  return `the gate asks for ${gate.atLeast}${gate.metric === "lowestRecall" ? " of each label" : ""}`;
}

const describePractice = ({ visible, finding, fault }: PracticeResult): string[] => [
  "",
  `${visible.passed} of ${visible.total} visible cases pass.`,
  ...words(finding?.headline, finding?.detail, fault?.message),
];

const words = (...sentences: (string | undefined)[]): string[] =>
  sentences.flatMap((each) => (each === undefined || each === "" ? [] : [`  ${each}`]));

const percent = (share: number): string => String(Math.round(share * 100));
