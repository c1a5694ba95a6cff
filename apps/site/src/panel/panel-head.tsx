import { gateWords } from "@assay/exercise/panel";
import type { PanelExercise } from "./panel-exercise.ts";
import { caseCounts, expectedSeconds } from "./facts.ts";
import type { TitleLevel } from "./heading.ts";
import { isUnderWay, phaseOf } from "./phase.ts";
import type { PanelState } from "./state.ts";
import { WithCode } from "./with-code.tsx";
import { duration, moment } from "./words.ts";

interface Props {
  exercise: PanelExercise;
  state: PanelState;
  level: TitleLevel;
  titleId: string;
}

/** Says what is asked for, and what it will be measured on. */
export function PanelHead({ exercise, state, level, titleId }: Props) {
  const { title, task, catalogue, hidden } = exercise.exercise;
  const { visible, all } = caseCounts(exercise);
  const seconds = expectedSeconds(exercise, all);
  const Title = `h${level}` as const;
  return (
    <header class="panel-head">
      <Title class="title" id={titleId}>
        {catalogue !== "new" && <span>{catalogue}</span>}
        {title}
      </Title>
      <p class="task">
        <WithCode text={task} />
      </p>
      <p class="spec">
        <span>
          <b>{visible}</b> visible cases
        </span>
        <span>
          <b>{hidden.count}</b> hidden
        </span>
        <span>
          gate <b>{gateWords(hidden)}</b>
        </span>
        {seconds !== undefined && <span>about {duration(seconds)}</span>}
        <span>{attemptWords(state)}</span>
      </p>
    </header>
  );
}

function attemptWords(state: PanelState): string {
  const { attempts, run } = state;
  const phase = phaseOf(state);
  if (run?.mode === "submit" && isUnderWay(phase) && phase !== "held")
    return `attempt ${attempts.length + 1}`;
  const [last] = attempts;
  if (last === undefined) return "no attempt yet";
  const outcome = last.grade?.outcome === "passed" ? " passed" : "";
  return `attempt ${attempts.length}${outcome}, ${moment(last.createdAt)}`;
}
