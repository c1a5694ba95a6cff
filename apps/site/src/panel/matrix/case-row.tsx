import type { Case } from "@assay/exercise";
import type { PanelExercise } from "../panel-exercise.ts";
import { type VisibleCell, changeOf } from "@assay/exercise/panel";
import type { ComponentType } from "preact";
import { comparedResults, expectationOf } from "../expectation.ts";
import { caseText, programOf } from "../facts.ts";
import type { PanelState } from "../state.ts";
import { Mark, type MarkState } from "./mark.tsx";
import type { OpenedCaseProps } from "./opened-case.tsx";
import { replyOf, resultOf } from "./reply.ts";

interface Props {
  exercise: PanelExercise;
  each: Case;
  number: number;
  state: PanelState;
  cell: VisibleCell | undefined;
  isRunning: boolean;
  isLive: boolean;
  isOpen: boolean;
  toggle: (id: string, isOpen: boolean) => void;
  opened: ComponentType<OpenedCaseProps>;
}

/** Shows a visible case as a row: its number, a cell a sample, its text, and what came back of it. */
export function CaseRow(props: Props) {
  const { exercise, each, number, cell, isOpen, isLive, toggle, opened: Opened } = props;
  const reply = repliesOf(props);
  const change = changeOf(props.state.before?.cases.visible[each.id], cell?.state);
  return (
    <li>
      <details
        class={cell?.state === "fail" ? "case bad" : "case"}
        open={isOpen}
        onToggle={(event) => toggle(each.id, event.currentTarget.open)}
      >
        <summary>
          <span class="n">{String(number).padStart(2, "0")}</span>
          <span class="cells">
            {marksOf(props).map((mark, index) => (
              <Mark key={index} state={mark} fresh={isLive} />
            ))}
            {change !== undefined && <span class={`change ${change}`}>{change}</span>}
          </span>
          <span class="msg">{caseText(exercise.exercise, each)}</span>
          <code>{reply ?? (cell === undefined ? expectedOf(exercise, each) : "")}</code>
        </summary>
        {isOpen && <Opened exercise={exercise} each={each} state={props.state} cell={cell} />}
      </details>
    </li>
  );
}

/** The results that are held against the case; where none is, or code that is not, what came back last. */
function repliesOf({ exercise, each, cell }: Props): string | undefined {
  const sample = cell?.samples.at(-1);
  const results = comparedResults(exercise, each);
  const ofLearner = sample?.runs?.filter(({ as }) => programOf(exercise.exercise, as) === undefined) ?? [];
  const isTested = ofLearner.some(({ as }) => !results.includes(as));
  const compared =
    sample === undefined || isTested ? [] : results.flatMap((as) => resultOf(sample, as) ?? []);
  return compared.length === 0 ? replyOf(sample) : joined(compared);
}

function expectedOf(exercise: PanelExercise, each: Case): string {
  const results = comparedResults(exercise, each);
  return joined(results.map((as) => expectationOf(exercise, each, as)?.text ?? "")) || each.label;
}

const joined = (texts: readonly string[]): string => texts.join(" · ");

function marksOf({ exercise, cell, isRunning }: Props): MarkState[] {
  const { samples: count = 1 } = exercise.exercise;
  if (count === 1) {
    const state = cell?.state ?? "pending";
    return [state === "pending" && isRunning ? "running" : state];
  }
  const samples = cell?.samples ?? [];
  return Array.from({ length: count }, (_, index) => {
    const verdict = samples[index]?.verdict;
    return verdict ?? (isRunning && index === samples.length ? "running" : "pending");
  });
}
