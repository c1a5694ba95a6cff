import type { Grade } from "../grade.ts";

/** Says at what a run that ended early was decided, in a sentence; nothing where all of it was run. */
export function curtailedWords({ outcome, hidden, gate, curtailed }: Grade): string | undefined {
  if (curtailed === undefined) return undefined;
  const failed = hidden.total - hidden.passed - hidden.ungraded;
  const [count, noun] = outcome === "passed" ? [hidden.passed, "pass"] : [failed, "failure"];
  const plural = noun === "pass" ? "passes" : "failures";
  const at =
    gate.metric === "fieldF1" || gate.metric === "mutants"
      ? `after ${hidden.total} cases`
      : `at ${count} ${count === 1 ? noun : plural}`;
  return `Decided ${at}: the other ${curtailed.planned - hidden.total} of ${curtailed.planned} could change nothing.`;
}
