import type { CheckResult, Finding, Grade, Tally, VisibleSample } from "@assay/exercise";
import { differences } from "../check/difference.ts";

/** Says in words which property fails most, shows one visible case, and names the label that fails most. */
export function findFinding(
  samples: readonly VisibleSample[],
  hidden: Grade["hidden"] | undefined,
): Finding | undefined {
  const failing = samples.filter((sample) => sample.verdict === "fail");
  const worst = worstLabel(hidden);
  if (failing.length === 0)
    return worst === undefined || hidden === undefined ? undefined : onlyHidden(hidden, worst);
  const group = largestGroup(failing);
  return {
    headline: headline(group, samples.length),
    detail: [kindSentence(group), worst === undefined ? "" : labelSentence(worst)]
      .filter((each) => each !== "")
      .join(" "),
    case: group[0]?.sample.case ?? "",
  };
}

interface Failure {
  sample: VisibleSample;
  result: CheckResult;
}

/** Of all failing checks, the one that fails in most cases; a sample counts for its first failing check. */
function largestGroup(failing: readonly VisibleSample[]): Failure[] {
  const failures = failing.flatMap((sample): Failure[] => {
    const result = sample.checks.find((each) => each.verdict === "fail");
    return result === undefined ? [] : [{ sample, result }];
  });
  const groups = Map.groupBy(failures, ({ result }) => result.property ?? result.check);
  return [...groups.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function headline(group: readonly Failure[], visible: number): string {
  const property = group[0]?.result.property ?? `the check \`${group[0]?.result.check}\` holds`;
  return `Not yet true in ${group.length} of ${visible} visible cases: ${property}.`;
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

interface LabelTally {
  label: string;
  failed: number;
  total: number;
}

function worstLabel(hidden: Grade["hidden"] | undefined): LabelTally | undefined {
  const tallies = Object.entries(hidden?.byLabel ?? {}).map(
    ([label, { passed, total, ungraded }]: [string, Tally]): LabelTally => ({
      label,
      failed: total - passed - ungraded,
      total,
    }),
  );
  const [worst] = tallies.toSorted((a, b) => b.failed - a.failed);
  return worst === undefined || worst.failed === 0 ? undefined : worst;
}

const labelSentence = ({ label, failed, total }: LabelTally): string =>
  `Among the hidden cases “${label}” fails most: ${failed} of ${total}.`;

function onlyHidden(hidden: Grade["hidden"], worst: LabelTally): Finding {
  const failed = hidden.total - hidden.passed - hidden.ungraded;
  return {
    headline: `Every visible case passes, and ${failed} of ${hidden.total} hidden ones do not.`,
    detail: `${labelSentence(worst)} Look at what your examples never show.`,
  };
}
