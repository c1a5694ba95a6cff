import type { Check, CheckOf, CheckResult, LeafName, Verdict } from "@assay/exercise";
import type { Judgement, SampleView } from "./check-function.ts";
import { all, any, not, weighted } from "./combine.ts";
import { type CheckFunctions, checkFunctions } from "./index.ts";

/** Runs all checks on a sample; the verdict is that of their conjunction. */
export function runChecks(
  checks: readonly Check[],
  view: SampleView,
): { verdict: Verdict; checks: CheckResult[] } {
  const results = checks.map((check) => runCheck(check, view));
  return { verdict: all(results.map((result) => result.verdict)), checks: results };
}

function runCheck(check: Check, view: SampleView): CheckResult {
  if ("that" in check) {
    const inner = runCheck(check.that, view);
    return result(check, { verdict: not(inner.verdict), message: `Not asked for: ${inner.message}` });
  }
  if ("checks" in check) {
    const inner = check.checks.map((each) => runCheck(each, view));
    const verdicts = inner.map((each) => each.verdict);
    const verdict =
      check.check === "weighted"
        ? weighted(verdicts, check)
        : check.check === "all"
          ? all(verdicts)
          : any(verdicts);
    return result(check, { verdict, message: inner.map((each) => each.message).join(" ") });
  }
  return result(check, runLeaf(check, view));
}

function runLeaf<Name extends LeafName>(check: CheckOf<Name>, view: SampleView): Judgement {
  const name: Name = check.check;
  const run: CheckFunctions[Name] = checkFunctions[name];
  if (run === undefined) throw new Error(`the check \`${name}\` cannot be run yet`);
  return run(check, view);
}

function result(check: Check, judgement: Judgement): CheckResult {
  const of = "of" in check ? { of: check.of } : {};
  return {
    check: check.check,
    ...of,
    ...judgement,
    ...(check.property === undefined ? {} : { property: check.property }),
  };
}
