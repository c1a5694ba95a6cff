import type { Exercise } from "./exercise.ts";
import { goodLabel } from "./panel/false-alarms.ts";

interface Problem {
  path: (string | number)[];
  message: string;
}

type Hidden = Exercise["hidden"];

/** Lists counts of hidden cases that contradict each other, and what a gate lacks or can never reach. */
export function findGateProblems({ hidden }: Pick<Exercise, "hidden">): Problem[] {
  const { count, labels, gate } = hidden;
  const sum = add(Object.values(labels));
  const sumMessage = `the labels add up to ${sum}, \`count\` says ${count}`;
  const at = ["hidden", "gate", "atLeast"];
  const most = mostOf(hidden);
  return [
    ...(sum === count ? [] : [{ path: ["hidden", "labels"], message: sumMessage }]),
    ...(gate.metric === "fieldF1" || Number.isInteger(gate.atLeast)
      ? []
      : [{ path: at, message: "cases are counted in whole numbers" }]),
    ...(gate.atLeast > most ? [{ path: at, message: `can never be reached; the most is ${most}` }] : []),
    ...falseAlarmProblems(hidden),
  ];
}

/** The highest value that a gate's metric can come to. */
function mostOf({ gate: { metric }, count, labels }: Hidden): number {
  switch (metric) {
    case "cases":
      return count;
    case "lowestRecall":
      return Math.min(...Object.values(labels));
    case "fieldF1":
      return 1;
    case "mutants":
      return add(Object.entries(labels).map(([label, size]) => (label === goodLabel ? 0 : size)));
  }
}

/** Without good cases, or without a limit on alarms, whoever rejects everything would pass. */
function falseAlarmProblems({ gate: { metric, falseAlarms }, labels }: Hidden): Problem[] {
  const path = ["hidden", "gate", "falseAlarms"];
  if (metric !== "mutants")
    return falseAlarms === undefined
      ? []
      : [{ path, message: "is for the metric `mutants`; leave it out, or write that metric" }];
  const good = labels[goodLabel];
  if (good === undefined)
    return [
      { path: ["hidden", "labels"], message: `a gate over mutants needs cases labelled \`${goodLabel}\`` },
    ];
  if (falseAlarms === undefined)
    return [{ path, message: `is missing; write how many of the ${good} good cases may be rejected` }];
  return falseAlarms < good
    ? []
    : [{ path, message: `would let whoever rejects everything pass; there are ${good} good cases` }];
}

const add = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
