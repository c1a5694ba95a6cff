import type { Step } from "@assay/exercise";
import type { PanelExercise } from "../panel-exercise.ts";
import type { ComponentChildren, ComponentType } from "preact";
import { comparedResults, expectationOf } from "../expectation.ts";
import { programOf } from "../facts.ts";
import { caughtOf, countsMutants } from "../mutant-cells.ts";
import { phaseOf } from "../phase.ts";
import type { PanelState } from "../state.ts";
import { CaseRow } from "./case-row.tsx";
import type { OpenedCaseProps } from "./opened-case.tsx";
import { runningCell } from "./running-cell.ts";
import { HiddenGroups } from "./hidden-groups.tsx";
import type { HeadingTag } from "../heading.ts";

export interface MatrixProps {
  exercise: PanelExercise;
  state: PanelState;
  heading: HeadingTag;
  open: ReadonlySet<string>;
  toggle: (id: string, isOpen: boolean) => void;
  /** Shows a case in full. */
  opened: ComponentType<OpenedCaseProps>;
  /** Sums up the visible cases in another way. */
  summary: ComponentType<{ state: PanelState; heading: HeadingTag }> | undefined;
  children: ComponentChildren;
}

/** Shows every case as a row or a cell: the visible ones by what came back, the hidden ones by label. */
export function CaseMatrix(props: MatrixProps) {
  const { exercise, state, heading: Heading, open, toggle, opened, summary: Summary } = props;
  const view = state.run?.view;
  const isLive = state.run?.live === true;
  const running = phaseOf(state) === "running" && view !== undefined ? runningCell(view) : undefined;
  return (
    <div class="results">
      <div class="matrix-head vis">
        <Heading class="label">{visibleWords(state, exercise)}</Heading>
        <span>{columnWords(state, exercise)}</span>
      </div>
      <ol class="cases">
        {exercise.cases.map((each, index) => (
          <CaseRow
            key={each.id}
            exercise={exercise}
            each={each}
            number={index + 1}
            state={state}
            cell={view?.visible.find((cell) => cell.case === each.id)}
            isRunning={running === each.id}
            isLive={isLive}
            isOpen={open.has(each.id)}
            toggle={toggle}
            opened={opened}
          />
        ))}
      </ol>
      {Summary !== undefined && <Summary state={state} heading={Heading} />}
      <HiddenGroups exercise={exercise} state={state} heading={Heading} running={running} />
      {props.children}
    </div>
  );
}

function visibleWords({ run }: PanelState, exercise: PanelExercise): string {
  const cells = run?.view?.visible;
  if (cells === undefined) return `Visible, ${exercise.cases.length}`;
  const passed = cells.filter(({ state }) => state === "pass").length;
  if (countsMutants(exercise)) return `Visible, ${caughtOf(cells)}`;
  const ungraded = cells.filter(({ state }) => state === "ungraded").length;
  const pass = `Visible, ${passed} of ${cells.length} pass`;
  return ungraded === 0 ? pass : `${pass}, ${ungraded} ungraded`;
}

function columnWords({ run }: PanelState, exercise: PanelExercise): string {
  if (run?.view !== undefined) return ranWords[endOf(exercise)] ?? "reply";
  const [first] = exercise.cases;
  const [as] = first === undefined ? [] : comparedResults(exercise, first);
  const expectation =
    first === undefined || as === undefined ? undefined : expectationOf(exercise, first, as);
  if (expectation === undefined) return "label";
  if (exercise.exercise.steps.at(-1)?.use === "assert") return "expected";
  return expectation.isWhole ? "expected reply" : expectation.words;
}

/** What a case ends with; a program of the author's runs on a reply, which is what one looks at. */
function endOf({ exercise }: PanelExercise): Step["use"] {
  const last = exercise.steps.at(-1);
  return last === undefined || programOf(exercise, last.as) !== undefined ? "model" : last.use;
}

/** What one looks at of a case, by what it ends with. */
const ranWords: Partial<Record<Step["use"], string>> = { code: "tests", assert: "verdict" };
