import type { Artifact, Submission } from "@assay/exercise";
import type { PanelAction, PanelState, Run } from "./state.ts";

/** What a panel shows before anything has happened. */
export const initialState = (starter: Artifact): PanelState => ({
  artifact: starter,
  draft: { kept: "starter" },
  tokens: {},
  standing: "unknown",
  tried: false,
  line: "up",
  attempts: [],
});

/** Tells what a panel shows after something has happened. */
export function reduce(state: PanelState, action: PanelAction): PanelState {
  switch (action.type) {
    case "edit":
      return {
        ...state,
        artifact: action.artifact,
        replaced: undefined,
        refusal: keepStale(state),
        tried: false,
      };
    case "reset":
      return { ...state, artifact: action.starter, replaced: state.artifact, tried: false };
    case "undo":
      return { ...state, artifact: state.replaced ?? state.artifact, replaced: undefined };
    case "draft":
      return { ...state, draft: action.draft, artifact: action.artifact ?? state.artifact };
    case "tokens":
      return { ...state, tokens: withCount(state.tokens, action.part, action.count) };
    case "standing":
      return { ...state, standing: action.standing };
    case "attempts":
      return { ...state, attempts: action.attempts };
    case "before":
      return { ...state, before: action.before };
    case "earned":
      return { ...state, earned: action.earned };
    default:
      return reduceRun(state, action);
  }
}

type RunAction = Exclude<
  PanelAction,
  { type: "edit" | "reset" | "undo" | "draft" | "tokens" | "standing" | "attempts" | "before" | "earned" }
>;

function reduceRun(state: PanelState, action: RunAction): PanelState {
  const { run } = state;
  switch (action.type) {
    case "try":
      return { ...state, tried: true };
    case "send":
      return { ...state, sending: action.send, refusal: undefined, tried: false };
    case "hold":
      return state.sending === undefined
        ? state
        : { ...state, sending: undefined, held: { send: state.sending, why: action.why } };
    case "drop":
      return { ...state, held: undefined };
    case "refuse":
      return {
        ...withoutSend(state),
        refusal: { problem: action.problem, retryAt: action.retryAt },
      };
    case "open":
      return { ...withoutSend(state), line: "up", run: openRun(action), before: undefined };
    case "status":
      return run === undefined ? state : { ...state, run: { ...run, status: action.status } };
    case "known":
      return run === undefined ? state : { ...state, run: { ...run, known: knownOf(action.submission) } };
    case "view":
      return run === undefined ? state : { ...state, run: { ...run, view: action.view, at: action.at } };
    case "line":
      return { ...state, line: action.line };
    case "gone":
      return { ...state, run: undefined, line: "up" };
  }
}

const withoutSend = (state: PanelState): PanelState => ({ ...state, sending: undefined, held: undefined });

// Any edit answers a refusal, but a stale page stays stale until it is loaded again.
const keepStale = ({ refusal }: PanelState): PanelState["refusal"] =>
  refusal?.problem.code === "stale-exercise" ? refusal : undefined;

function withCount(
  tokens: PanelState["tokens"],
  part: string,
  count: number | undefined,
): PanelState["tokens"] {
  const others = Object.entries(tokens).filter(([name]) => name !== part);
  return Object.fromEntries(count === undefined ? others : [...others, [part, count]]);
}

const openRun = ({ submission, live }: { submission: Submission; live: boolean }): Run => ({
  id: submission.id,
  mode: submission.mode,
  artifact: submission.artifact,
  status: submission.status,
  known: knownOf(submission),
  at: submission.createdAt,
  live,
});

const knownOf = ({ grade, practice }: Submission): Run["known"] => ({ grade, practice });
