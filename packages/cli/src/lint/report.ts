import { countFailures, formatFinding } from "./finding.ts";
import { lint } from "./lint.ts";

/** Prints what can be said without the examiner, a line a finding; gives the exit code. */
export async function checkStatic(contentFolder: string, json: boolean): Promise<number> {
  const findings = await lint(contentFolder);
  if (json) console.log(JSON.stringify({ findings }, null, 2));
  else {
    for (const finding of findings) console.log(formatFinding(finding));
    if (findings.length === 0)
      console.log("Nothing was found; `assay check` proves the exercises on the examiner.");
    else console.log(summary(countFailures(findings)));
  }
  return countFailures(findings) === 0 ? 0 : 1;
}

const summary = (count: number): string => {
  if (count === 0) return "Nothing has to be mended yet.";
  return count === 1 ? "1 thing to mend." : `${count} things to mend.`;
};
