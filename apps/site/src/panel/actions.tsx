import type { PanelExercise } from "./panel-exercise.ts";
import { useEffect, useRef } from "preact/hooks";
import { findDraftAdvice } from "./draft-advice.ts";
import { type DraftProblem, findDraftProblems } from "./draft-problems.ts";
import { hintWords } from "./facts.ts";
import type { Editors } from "./editor/editors.ts";
import type { Handlers } from "./handlers.ts";
import { type Phase, isUnderWay, phaseOf } from "./phase.ts";
import type { PanelState } from "./state.ts";
import { WithCode } from "./with-code.tsx";
import { exactClock } from "./words.ts";

interface Props {
  exercise: PanelExercise;
  state: PanelState;
  on: Handlers;
  editors: Editors;
  /** How this machine writes the key beside Enter. */
  control: string;
}

/** Shows what can be done next, and under it the one thing to know before it is done. */
export function Actions({ exercise, state, on, editors, control }: Props) {
  const phase = phaseOf(state);
  const problems = findDraftProblems(exercise, state, editors);
  const row = useFocusKeeper(isUnderWay(phase));
  return (
    <div class="actions" ref={row}>
      {isUnderWay(phase) ? <UnderWay on={on} /> : <Buttons phase={phase} on={on} control={control} />}
      <Say
        state={state}
        problem={problems[0]}
        advice={findDraftAdvice(exercise, state.artifact)}
        phase={phase}
        on={on}
      />
    </div>
  );
}

/** Keeps the focus in a row: a button that goes away under the finger hands it to the one that comes in its place. */
export function useFocusKeeper(isRunning: boolean) {
  const row = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  if (typeof document !== "undefined" && row.current !== null) {
    hadFocus.current = row.current.contains(document.activeElement);
  }
  useEffect(() => {
    if (hadFocus.current) row.current?.querySelector("button")?.focus();
  }, [isRunning]);
  return row;
}

function UnderWay({ on }: { on: Handlers }) {
  return (
    <button type="button" class="btn" onClick={on.cancel}>
      Cancel
    </button>
  );
}

function Buttons({ phase, on, control }: { phase: Phase; on: Handlers; control: string }) {
  if (phase === "stale") {
    return (
      <button type="button" class="btn main" onClick={() => location.reload()}>
        Reload the page
      </button>
    );
  }
  if (phase === "ungraded") {
    return (
      <>
        <button type="button" class="btn main" onClick={on.again}>
          Send it again
        </button>
        <button type="button" class="btn" onClick={() => on.press("practice")}>
          Practice
        </button>
      </>
    );
  }
  const later = phase === "away" ? " when it is back" : "";
  return (
    <>
      <button type="button" class="btn" onClick={() => on.press("practice")}>
        Practice{later}
      </button>
      <kbd>{control} Enter</kbd>
      <button type="button" class="btn main" onClick={() => on.press("submit")}>
        Submit{later}
      </button>
      <kbd>Shift {control} Enter</kbd>
    </>
  );
}

interface SayProps extends Omit<Props, "exercise" | "control" | "editors"> {
  problem: DraftProblem | undefined;
  advice: DraftProblem | undefined;
  phase: Phase;
}

function Say({ state, problem, advice, phase, on }: SayProps) {
  const { refusal } = state;
  if (refusal !== undefined && phase !== "stale") {
    const again =
      refusal.retryAt === undefined ? "" : ` You can send again at ${exactClock(refusal.retryAt)}.`;
    const details = refusal.problem.problems?.map(({ message }) => message) ?? [refusal.problem.detail];
    return <p class="say wrong">{`${details.join(" ")}${again}`}</p>;
  }
  const found = isUnderWay(phase) ? undefined : (problem ?? advice);
  if (found === undefined) return <p class="say">{quietWords(phase, state)}</p>;
  const { message, fix } = found;
  return (
    <p class={found === problem ? "say wrong" : "say"}>
      <WithCode text={message} />{" "}
      {fix !== undefined && (
        <button type="button" class="inline" onClick={() => on.edit(fix.apply(state.artifact))}>
          <WithCode text={fix.label} />
        </button>
      )}
    </p>
  );
}

function quietWords(phase: Phase, { run }: PanelState): string {
  if (phase === "failed" && run !== undefined && hintWords(run) !== "") return hintWords(run);
  if (phase === "held") return "Cancel takes it back; your text stays.";
  if (isUnderWay(phase)) return "What has come back is kept; a cancelled run is no attempt.";
  return "No account and no key needed.";
}
