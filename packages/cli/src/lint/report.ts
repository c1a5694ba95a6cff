import { formatFinding } from "./finding.ts";
import { lint } from "./lint.ts";

/** Prints what can be said without the examiner, a line a finding; gives the exit code. */
export async function checkStatic(contentFolder: string, json: boolean): Promise<number> {
  const findings = await lint(contentFolder);
  if (json) console.log(JSON.stringify({ findings }, null, 2));
  else {
    for (const finding of findings) console.log(formatFinding(finding));
    console.log(summary(findings.length));
  }
  return findings.length === 0 ? 0 : 1;
}

const summary = (count: number): string => {
  if (count === 0) return "Nothing was found; `assay check` proves the exercises on the examiner.";
  return count === 1 ? "1 thing to mend." : `${count} things to mend.`;
};
