import type { Check, CheckOf, CheckResult, FieldCounts, LeafName, Verdict } from "@assay/exercise";
import type { Judgement, SampleView } from "./check-function.ts";
import { all, any, not, weighted } from "./combine.ts";
import { type CheckFunctions, checkFunctions } from "./index.ts";

/** What all checks say about a sample. */
interface Checked {
  verdict: Verdict;
  checks: CheckResult[];
  /** Fields compared, of all checks that compare fields. */
  fields: FieldCounts[];
}

/** Runs all checks on a sample; the verdict is that of their conjunction. */
export function runChecks(checks: readonly Check[], view: SampleView): Checked {
  const fields: FieldCounts[] = [];
  const results = checks.map((check) => runCheck(check, view, fields));
  return { verdict: all(results.map((result) => result.verdict)), checks: results, fields };
}

function runCheck(check: Check, view: SampleView, fields: FieldCounts[]): CheckResult {
  if ("that" in check) {
    const inner = runCheck(check.that, view, fields);
    return result(check, { verdict: not(inner.verdict), message: `Not asked for: ${inner.message}` });
  }
  if ("checks" in check) {
    const inner = check.checks.map((each) => runCheck(each, view, fields));
    const verdicts = inner.map((each) => each.verdict);
    const verdict =
      check.check === "weighted"
        ? weighted(verdicts, check)
        : check.check === "all"
          ? all(verdicts)
          : any(verdicts);
    return result(check, { verdict, message: inner.map((each) => each.message).join(" ") });
  }
  const { fields: compared, ...judgement } = runLeaf(check, view);
  if (compared !== undefined) fields.push(compared);
  return result(check, judgement);
}

function runLeaf<Name extends LeafName>(check: CheckOf<Name>, view: SampleView): Judgement {
  const name: Name = check.check;
  const run: CheckFunctions[Name] = checkFunctions[name];
  if (run === undefined) throw new Error(`the check \`${name}\` cannot be run yet`);
  return run(check, view);
}

function result(check: Check, judgement: Omit<Judgement, "fields">): CheckResult {
  const of = "of" in check ? { of: check.of } : {};
  return {
    check: check.check,
    ...of,
    ...judgement,
    ...(check.property === undefined ? {} : { property: check.property }),
  };
}
