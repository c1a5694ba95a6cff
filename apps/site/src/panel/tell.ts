import type { Fault, Grade } from "@assay/exercise";
import type { PanelExercise } from "./panel-exercise.ts";
import { type Phase, resultOf, runPhase, toldRun } from "./phase.ts";
import type { PanelState, Run } from "./state.ts";
import { type Telling, tellIdle } from "./tell-idle.ts";
import { day, duration, exactClock, unbroken } from "./words.ts";

/** Says where the learner stands. */
export function tell(exercise: PanelExercise, state: PanelState): Telling {
  const run = toldRun(state);
  return run === undefined ? tellIdle(exercise, state) : tellRun(exercise, run, state.line);
}

/** Says where a submission stands, and what came of it. */
export function tellRun(exercise: PanelExercise, run: Run, line: PanelState["line"]): Telling {
  const phase = runPhase(run);
  switch (phase) {
    case "queued":
      return {
        finding: queueFinding(run),
        detail: lineWords(line, "Your place is kept if you close the page."),
      };
    case "running":
      return { finding: progressFinding(run), detail: lineWords(line, timeLeft(run)) };
    case "waiting":
      return { finding: waitFinding(run), detail: lineWords(line, waitDetail(run)) };
    case "cancelled":
      return { finding: "Cancelled. No attempt used.", detail: "What had come back is kept below." };
    case "practised":
      return tellPractice(exercise, run);
    default:
      return tellGrade(run, phase);
  }
}

const lineWords = (line: PanelState["line"], otherwise: string): string =>
  line === "up"
    ? otherwise
    : "The line to the server is down. The run goes on without it; this page catches up when it is back.";

const ordinals = ["Next", "Second", "Third", "Fourth", "Fifth", "Sixth"];

function queueFinding({ status: { place, expectedStart } }: Run): string {
  if (place === undefined) return "In line.";
  const ordinal = `${ordinals[place - 1] ?? `Number ${place}`} in line.`;
  if (expectedStart === undefined) return ordinal;
  const seconds = (Date.parse(expectedStart) - Date.now()) / 1000;
  return seconds > 1 ? `${ordinal} Starts in about ${duration(seconds)}.` : `${ordinal} Starts now.`;
}

function progressFinding({ view, mode }: Run): string {
  const verb = mode === "submit" ? "Running" : "Practising";
  return view === undefined ? `${verb}.` : `${verb}: ${view.done} of ${view.planned}.`;
}

function timeLeft({ view, mode }: Run): string {
  if (view?.secondsLeft === undefined) {
    return mode === "submit" ? "Visible cases first, then the hidden ones." : "Visible cases only.";
  }
  return view.secondsLeft < 1 ? "Less than a second left." : `About ${duration(view.secondsLeft)} left.`;
}

const waitFinding = ({ status: { until } }: Run): string =>
  until === undefined ? "Waiting for the examiner." : `Waiting for the examiner until ${exactClock(until)}.`;

function waitDetail({ status: { reason }, view }: Run): string {
  const kept = view === undefined ? "" : ` ${keptWords(view.done, view.planned)}`;
  return `${reason?.message ?? "It will go on by itself."}${kept}`;
}

const keptWords = (done: number, planned: number): string =>
  `${done} of ${planned} replies are kept; the others are asked for without you.`;

function tellPractice({ cases }: PanelExercise, run: Run): Telling {
  const { practice } = resultOf(run);
  const passed = practice?.visible.passed ?? 0;
  if (passed === cases.length) {
    return {
      finding: `All ${cases.length} visible cases pass.`,
      detail: "Submit runs the hidden ones too: they decide.",
    };
  }
  return {
    finding: practice?.finding?.headline ?? `${passed} of ${cases.length} visible cases pass.`,
    detail: practice?.finding?.detail ?? "Open a case with a cross to see what came back.",
    case: practice?.finding?.case,
  };
}

/** Names who examined; where only code was run, nobody was asked. */
function examinedBy({ examiner }: Grade, at: string): string {
  if (examiner === undefined) return `Run on ${day(at)}. It is code alone: no examiner was asked.`;
  const weights = examiner.file === undefined ? "" : `, file ${examiner.file.slice(0, 8)}`;
  return `Examined on ${day(at)} by ${unbroken(examiner.name)}${weights}.`;
}

function tellGrade(run: Run, phase: Phase): Telling {
  const { grade, practice } = resultOf(run);
  if (phase === "passed" && grade !== undefined) {
    return { finding: `Passed: ${fineness(grade.hidden)} fine.`, detail: examinedBy(grade, run.at) };
  }
  if (phase === "failed") {
    return {
      finding: grade?.finding?.headline ?? "Not yet: the gate is out of reach.",
      detail: grade?.finding?.detail ?? "",
      case: grade?.finding?.case,
    };
  }
  return tellUngraded(run, grade?.fault ?? practice?.fault);
}

function tellUngraded({ mode, view }: Run, fault: Fault | undefined): Telling {
  const cells = [...(view?.visible ?? []), ...(view?.hidden ?? [])];
  const graded = cells.filter(({ state }) => state === "pass" || state === "fail").length;
  const kept = view === undefined ? "" : ` ${graded} of ${cells.length} cases came back.`;
  return {
    finding:
      mode === "submit"
        ? "We could not grade this. Not your fault, no attempt used."
        : "We could not finish this. Not your fault.",
    detail: `${fault?.message ?? "Something on our side went wrong."}${kept}`,
  };
}

/** The share of hidden cases passed, in thousandths. */
export const fineness = ({ passed, total }: { passed: number; total: number }): number =>
  total === 0 ? 0 : Math.round((1000 * passed) / total);
