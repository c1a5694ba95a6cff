import type { CheckResult, Exercise, Finding, Grade, Tally, VisibleSample } from "@assay/exercise";
import { decidingLabel, shownF1 } from "@assay/exercise/panel";
import { differences } from "../check/difference.ts";
import { decideCase } from "./case-verdict.ts";

/** Every visible sample, and how many samples of a case must pass. */
interface Shown {
  samples: readonly VisibleSample[];
  rule: Exercise["samples"];
}

/** What was measured on the hidden cases, and what was asked for. */
type Measured = Pick<Grade, "hidden" | "gate">;

/** Says in words which property fails most, shows one visible case, and names the label that fails most. */
export function findFinding({ samples, rule }: Shown, measured: Measured | undefined): Finding | undefined {
  const cases = [...Map.groupBy(samples, (sample) => sample.case).values()];
  const failing = cases.flatMap((ofCase) => failingSample(ofCase, rule));
  const worst = measured === undefined ? undefined : labelSentence(measured);
  if (failing.length === 0)
    return worst === undefined || measured === undefined ? undefined : onlyHidden(measured.hidden, worst);
  const group = largestGroup(failing);
  return {
    headline: headline(group, cases.length),
    detail: [kindSentence(group), worst ?? ""].filter((each) => each !== "").join(" "),
    case: group[0]?.sample.case ?? "",
  };
}

/** The first failing sample of a case that fails; one that passes in spite of it shows nothing. */
function failingSample(ofCase: readonly VisibleSample[], rule: Exercise["samples"]): VisibleSample[] {
  const verdicts = ofCase.map((sample) => sample.verdict);
  if (decideCase(verdicts, rule) !== "fail") return [];
  return ofCase.filter((sample) => sample.verdict === "fail").slice(0, 1);
}

interface Failure {
  sample: VisibleSample;
  result: CheckResult;
  /** What is not yet true, in words. */
  lacks: string;
}

/** Of all failing checks, the one that fails in most cases; a sample counts for its first failing check. */
function largestGroup(failing: readonly VisibleSample[]): Failure[] {
  const failures = failing.flatMap((sample): Failure[] => {
    const result = sample.checks.find((each) => each.verdict === "fail");
    return result === undefined ? [] : [{ sample, result, lacks: lackOf(sample, result) }];
  });
  const groups = Map.groupBy(failures, ({ lacks }) => lacks);
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function lackOf(sample: VisibleSample, { check, property }: CheckResult): string {
  if (isStopped(sample)) return "the code runs to its end";
  return property ?? `the check \`${check}\` holds`;
}

/** Code that threw or was cut off gave nothing to check: it lacks no property of a result. Assertions say it themselves. */
const isStopped = ({ runs = [], checks }: VisibleSample): boolean =>
  runs.some(({ outcome }) => outcome.kind === "stopped") &&
  !checks.some(({ check }) => check === "assertions");

function headline(group: readonly Failure[], visible: number): string {
  return `Not yet true in ${group.length} of ${visible} visible cases: ${group[0]?.lacks}.`;
}

function kindSentence(group: readonly Failure[]): string {
  const kinds = [
    [differences.extra, "the reply carries more than was asked for"],
    [differences.partial, "the reply stops short"],
    [differences.empty, "the reply is empty"],
  ] as const;
  for (const [start, words] of kinds) {
    const count = group.filter(({ result }) => result.message.startsWith(start)).length;
    if (count > 0 && count * 2 >= group.length)
      return group.length === 1 ? `There ${words}.` : `In ${count} of these ${words}.`;
  }
  return "";
}

/** Names the label that keeps the gate out of reach: for a gate over each label the lowest, else the one that fails most. */
function labelSentence({ hidden, gate }: Measured): string | undefined {
  if (hidden.fields !== undefined)
    return `Over all fields of the hidden cases F1 is ${shownF1(hidden.fields)}; ${gate.atLeast} is needed.`;
  const lowest = gate.metric === "lowestRecall" ? decidingLabel(hidden) : undefined;
  if (lowest !== undefined) {
    const { label, passed, total } = lowest;
    return `Of the hidden cases “${label}” passes fewest, ${passed} of ${total}; ${gate.atLeast} of each label are needed.`;
  }
  const [worst] = Object.entries(hidden.byLabel)
    .map(([label, tally]) => ({ label, failed: failedIn(tally), total: tally.total }))
    .toSorted((a, b) => b.failed - a.failed);
  if (worst === undefined || worst.failed === 0) return undefined;
  return `Among the hidden cases “${worst.label}” fails most: ${worst.failed} of ${worst.total}.`;
}

const failedIn = ({ passed, total, ungraded }: Tally): number => total - passed - ungraded;

const onlyHidden = (hidden: Grade["hidden"], worst: string): Finding => ({
  headline: `Every visible case passes, and ${failedIn(hidden)} of ${hidden.total} hidden ones do not.`,
  detail: `${worst} Look at what your examples never show.`,
});
