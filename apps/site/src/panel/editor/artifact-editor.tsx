import type { PanelExercise } from "../panel-exercise.ts";
import { isSame } from "../artifact.ts";
import { partTitle, settingsWords } from "../facts.ts";
import type { Handlers } from "../handlers.ts";
import { isUnderWay, phaseOf } from "../phase.ts";
import type { PanelState } from "../state.ts";
import { clock } from "../words.ts";
import type { Editors } from "./editors.ts";

interface Props {
  exercise: PanelExercise;
  state: PanelState;
  on: Handlers;
}

/** Shows the learner's text, a sheet a part; while it is being run it can be read, not changed. */
export function ArtifactEditor({ editors, ...props }: Props & { editors: Editors }) {
  const { exercise, state, on } = props;
  const locked = isUnderWay(phaseOf(state));
  const parts = Object.entries(exercise.exercise.parts);
  return (
    <>
      {parts.map(([name, part]) => {
        const Editor = editors[part.type]?.Editor;
        const value = state.artifact[name];
        if (Editor === undefined || value === undefined) return null;
        return (
          <div class="sheet" key={name}>
            <Editor
              name={`${exercise.exercise.id.replace("/", "-")}-${name}`}
              partName={name}
              title={partTitle(exercise.exercise, name)}
              part={part}
              value={value}
              tokens={state.tokens[name]}
              exercise={exercise}
              artifact={state.artifact}
              run={state.run}
              locked={locked}
              change={(next) => on.edit({ ...state.artifact, [name]: next })}
            />
            <Facts {...props} part={name} locked={locked} isLast={name === parts.at(-1)?.[0]} />
          </div>
        );
      })}
    </>
  );
}

function DraftTools({ exercise, state, on }: Props) {
  if (state.replaced !== undefined) {
    return (
      <button type="button" class="inline" onClick={on.undo}>
        Bring my text back
      </button>
    );
  }
  if (isSame(state.artifact, exercise.starter)) return null;
  return (
    <button type="button" class="inline" onClick={on.reset}>
      Back to the starter
    </button>
  );
}

interface FactsProps extends Props {
  part: string;
  locked: boolean;
  /** What is true of all parts stands once, under the last one. */
  isLast: boolean;
}

function Facts({ exercise, state, on, part, locked, isLast }: FactsProps) {
  const spec = exercise.exercise.parts[part];
  const budget = spec !== undefined && "tokenBudget" in spec ? spec.tokenBudget : undefined;
  const tokens = state.tokens[part];
  const isOver = budget !== undefined && tokens !== undefined && tokens > budget;
  return (
    <p class="under">
      <span class={isOver ? "over" : ""}>{tokenWords(tokens, budget)}</span>
      {settingsWords(exercise.exercise, part).map((words) => (
        <span key={words}>{words}</span>
      ))}
      {isLast && <span>{draftWords(state, locked)}</span>}
      {isLast && !locked && <DraftTools exercise={exercise} state={state} on={on} />}
    </p>
  );
}

function tokenWords(tokens: number | undefined, budget: number | undefined): string {
  if (tokens === undefined) return budget === undefined ? "" : `at most ${budget} tokens`;
  return budget === undefined ? `${tokens} tokens` : `${tokens} of ${budget} tokens`;
}

function draftWords({ draft, run, artifact, held }: PanelState, locked: boolean): string {
  if (locked) return held === undefined ? "locked while it runs" : "locked until it is sent";
  const isChanged = run !== undefined && !isSame(run.artifact, artifact);
  const since = isChanged ? "changed since this run, " : "";
  switch (draft.kept) {
    case "starter":
      return isChanged ? "starter text, not what was run" : "starter text";
    case "nowhere":
      return "not saved: this browser keeps nothing";
    case "here":
      return `${since}saved here ${clock(draft.at)}`;
    case "server":
      return `${since}saved ${clock(draft.at)}`;
  }
}
