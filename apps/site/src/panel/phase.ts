import type { PanelState, Run } from "./state.ts";

/** The state a panel is in, as its learner meets it. */
export type Phase =
  | "ready"
  | "away"
  | "downloading"
  | "starting"
  | "missing"
  | "stale"
  | "sending"
  | "held"
  | "queued"
  | "running"
  | "waiting"
  | "cancelled"
  | "practised"
  | "failed"
  | "passed"
  | "ungraded";

/** Tells which state a panel is in; what the learner has under way comes before what was, and that before what is about. */
export const phaseOf = (state: PanelState): Phase =>
  beforeRun(state) ?? (state.run === undefined ? idlePhase(state.standing) : runPhase(state.run));

/** Finds the run that a panel tells of: none while something newer is under way. */
export const toldRun = (state: PanelState): Run | undefined =>
  beforeRun(state) === undefined ? state.run : undefined;

function beforeRun({ refusal, held, sending }: PanelState): Phase | undefined {
  if (refusal?.problem.code === "stale-exercise") return "stale";
  if (held !== undefined) return "held";
  return sending === undefined ? undefined : "sending";
}

/** Tells which state a submission has brought a panel to. */
export function runPhase(run: Run): Phase {
  if (run.status.state === "cancelled") return "cancelled";
  const { grade, practice } = resultOf(run);
  if (grade !== undefined) return grade.outcome;
  if (practice !== undefined) return practice.fault === undefined ? "practised" : "ungraded";
  // The word that all is done can arrive a moment before the last event.
  return run.status.state === "done" ? "running" : run.status.state;
}

/** Tells what came of a run: by its events, else by what the server said when the panel met it. */
export const resultOf = ({ view, known }: Run): Run["known"] =>
  view?.grade !== undefined || view?.practice !== undefined
    ? { grade: view.grade, practice: view.practice }
    : known;

function idlePhase(standing: PanelState["standing"]): Phase {
  if (standing === "unknown") return "ready";
  if (standing === "away") return "away";
  const { state } = standing.examiner;
  return state === "restarting" ? "starting" : state;
}

const underWay: ReadonlySet<Phase> = new Set(["sending", "held", "queued", "running", "waiting"]);

/** Tells whether a press is under way, so that the text is locked and the only action is to cancel. */
export const isUnderWay = (phase: Phase): boolean => underWay.has(phase);
