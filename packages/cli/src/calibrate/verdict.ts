import type { ExerciseReport } from "../check/check-exercise.ts";
import type { GateProblem } from "../check/gate-rule.ts";

/** What a calibration says of an exercise; `not run` where something has to be mended first. */
export type Verdict = "fair" | GateProblem["verdict"] | "not run";

/** The worst first: who cannot pass needs an easier task before a decoy matters. */
const order: readonly GateProblem["verdict"][] = ["too hard", "too easy", "no gap"];

/** Says in two words what a proof came to. */
export function judge({ problems, results }: Pick<ExerciseReport, "problems" | "results">): Verdict {
  const found = order.find((verdict) => results.some(({ problem }) => problem?.verdict === verdict));
  if (found !== undefined) return found;
  return problems.length === 0 ? "fair" : "not run";
}

/** What usually helps, on an examiner that copies patterns rather than obeys instructions. */
export const whatHelps: Readonly<Record<GateProblem["verdict"], readonly string[]>> = {
  "too hard": [
    "ask for one short span out of a short input, or a local rewriting; no arithmetic, no “none”, no three fields at once",
    "show four to eight examples in one surface form in the reference; instructions do not help this examiner",
    "try the other form, chat turns or completion: neither wins everywhere",
    "let code decide what code can decide, and ask for one field a prompt",
  ],
  "too easy": [
    "compare the whole reply, free-form: an enum lifts any prompt to chance, and a grammar may solve the task alone",
    "cap the words of a reply where a check asks only what it contains",
    "write hidden cases that the decoy's habit gets wrong, and no label that is right by default",
  ],
  "no gap": [
    "balance the labels, and let the gate ask for each label rather than for the sum",
    "add cases of the kind where the decoys fail; with two labels a guess is right half the time",
    "show one more kind of example in the reference, then set the gate two cases under what it passes",
  ],
};
