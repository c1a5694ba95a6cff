import type { RunView } from "@assay/exercise/panel";
import { shortName } from "../../status/words.ts";
import type { PanelExercise } from "../panel-exercise.ts";
import { resultOf, runPhase } from "../phase.ts";
import type { PanelState, Run } from "../state.ts";
import { tellRun } from "../tell.ts";
import type { Telling } from "../tell-idle.ts";
import { clock, count } from "../words.ts";
import type { ReplayAllowance } from "./allowance.ts";
import type { ReplayState } from "./create-replay.ts";

/** Names the examiner that a run was made on. */
export function nameOf(run: Run): string {
  const { grade, practice } = resultOf(run);
  return shortName((grade ?? practice)?.examiner?.name ?? "The examiner");
}

interface Shown {
  exercise: PanelExercise;
  run: Run;
  examiner: string;
  replay: ReplayState;
}

/** Says where a replay stands, and at its end how the two examiners compare. */
export function tellReplay({ exercise, run, examiner, replay }: Shown): Telling {
  const { refusal, line } = replay;
  if (refusal === "away")
    return {
      finding: "The server does not answer.",
      detail: "Nothing was sent; press again when it is back.",
    };
  if (refusal !== undefined) return { finding: "Not replayed.", detail: refusal.detail };
  if (replay.isSending) return { finding: "Sending.", detail: "" };
  if (replay.run === undefined) {
    return {
      finding: "The same text on another model.",
      detail: `The ${exercise.cases.length} visible cases, side by side.`,
    };
  }
  const phase = runPhase(replay.run);
  if (phase === "practised") return compare(run, replay.run, examiner);
  const { finding, detail } = tellRun(exercise, replay.run, line);
  return { finding: phase === "running" ? progressOf(replay.run) : finding, detail };
}

const progressOf = ({ view }: Run): string =>
  view === undefined ? "Replaying." : `Replaying: ${view.done} of ${view.planned}.`;

function compare(run: Run, other: Run, examiner: string): Telling {
  const [before, after] = [passedOf(run.view), passedOf(other.view)];
  const total = other.view?.visible.length ?? 0;
  const differing = (other.view?.visible ?? []).filter(({ case: id, state }) => {
    const beside = run.view?.visible.find((cell) => cell.case === id);
    return beside !== undefined && beside.state !== state;
  });
  return {
    finding: `${examiner} passes ${after} of ${total}, ${nameOf(run)} ${before}.`,
    detail:
      differing.length === 0
        ? "They agree on every case; their words may still differ."
        : `They differ on ${count(differing.length, "case")}.`,
  };
}

const passedOf = (view: RunView | undefined): number =>
  view?.visible.filter(({ state }) => state === "pass").length ?? 0;

/** Says what a replay took. */
export function costWords(run: PanelState["run"]): string {
  const practice = run === undefined ? undefined : resultOf(run).practice;
  if (practice === undefined || practice.calls.made === 0) return "";
  const { calls, tokens, cost } = practice;
  const sizes =
    tokens === undefined
      ? "the endpoint does not say how many tokens"
      : `${number(tokens.request)} tokens sent and ${number(tokens.reply)} back`;
  const price = cost === undefined ? "what it cost is not known here" : `it cost ${dollars(cost)}`;
  return `It took ${count(calls.made, "call")}, ${sizes}; ${price}.`;
}

/** Says what may still be spent today, before that is used up. */
export function allowanceWords(allowance: ReplayAllowance | undefined): string {
  if (allowance === undefined) return "";
  const { learner, everybody, lastHour, mostInHour, resetsAt } = allowance;
  const parts = [
    ...(learner.most === undefined ? [] : [`${dollars(learner.spent)} of your ${dollars(learner.most)}`]),
    ...(everybody.most === undefined
      ? []
      : [`${dollars(everybody.spent)} of everybody's ${dollars(everybody.most)}`]),
  ];
  const spent =
    parts.length === 0
      ? ""
      : `Used today: about ${parts.join(" and ")}; a new day begins at ${clock(resetsAt)}.`;
  const left = mostInHour - lastHour;
  const few = left > 5 ? "" : `${count(left, "more replay")} this hour.`;
  return [spent, few].filter((part) => part !== "").join(" ");
}

const number = (amount: number): string => amount.toLocaleString("en");

/** Writes an amount by its cents, and one below a cent by its first digits. */
const dollars = (amount: number): string =>
  amount === 0 || amount >= 0.01
    ? `$${amount.toFixed(2)}`
    : `$${amount.toLocaleString("en", { maximumSignificantDigits: 2 })}`;
