import type { PanelExercise } from "./panel-exercise.ts";
import { downloadPace, downloaded } from "../status/words.ts";
import { caseCounts, expectedSeconds } from "./facts.ts";
import { phaseOf } from "./phase.ts";
import type { PanelState } from "./state.ts";
import { duration } from "./words.ts";

/** What stands on top of a panel: the finding in a sentence, and what follows from it. */
export interface Telling {
  finding: string;
  detail: string;
  /** The visible case that shows it. */
  case?: string | undefined;
}

/** Says where the learner stands whose run is not what counts now. */
export function tellIdle(exercise: PanelExercise, state: PanelState): Telling {
  switch (phaseOf(state)) {
    case "away":
      return {
        finding: "The server does not answer.",
        detail: "Your text is kept in this browser. What you send now goes out as soon as it is back.",
      };
    case "downloading":
    case "starting":
      return {
        finding: examinerFinding(state),
        detail: `${pace(state)}Write meanwhile: what you send now runs as soon as it is here.`,
      };
    case "missing":
      return { finding: "No examiner is available.", detail: `${missingMessage(state)} Your text is kept.` };
    case "stale":
      return {
        finding: "The exercise has changed since this page was loaded.",
        detail: state.refusal?.problem.detail ?? "",
      };
    case "held":
      return tellHeld(state);
    case "sending":
      return { finding: "Sending.", detail: "It counts once, however often you press." };
    default:
      return { finding: "Nothing run yet.", detail: plan(exercise) };
  }
}

function tellHeld(state: PanelState): Telling {
  if (state.held?.why === "away") {
    return {
      finding: "The server does not answer. Your text is kept.",
      detail: "It is sent once, by itself, as soon as the server is back.",
    };
  }
  const { standing } = state;
  const isMissing = typeof standing === "object" && standing.examiner.state === "missing";
  return {
    finding: isMissing ? "No examiner is available. Your text is kept." : examinerFinding(state),
    detail: isMissing
      ? `${missingMessage(state)} It is sent by itself when one is ready.`
      : `${pace(state)}Your text is sent by itself when the examiner is ready.`,
  };
}

function examinerFinding({ standing }: PanelState): string {
  if (typeof standing !== "object" || standing.examiner.state !== "downloading") {
    return "The examiner is starting.";
  }
  return `The examiner is on its way: ${downloaded(standing.examiner)}.`;
}

function pace({ standing }: PanelState): string {
  const words = typeof standing === "object" ? downloadPace(standing.examiner) : "";
  return words === "" ? "" : `${words}. `;
}

const missingMessage = ({ standing }: PanelState): string =>
  (typeof standing === "object" ? standing.examiner.message : undefined) ??
  "Nothing can be run before one is there.";

/** Says what the two buttons do, and how long it takes where that was measured. */
function plan(exercise: PanelExercise): string {
  const { visible, all } = caseCounts(exercise);
  const time = (cases: number): string => {
    const seconds = expectedSeconds(exercise, cases);
    return seconds === undefined ? "" : `, about ${duration(seconds)}`;
  };
  return `Practice runs the ${visible} visible cases${time(visible)}. Submit runs all ${all}${time(all)}.`;
}
