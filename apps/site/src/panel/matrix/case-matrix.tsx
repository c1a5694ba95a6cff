import type { PanelExercise } from "../panel-exercise.ts";
import type { ComponentChildren, ComponentType } from "preact";
import type { HiddenCell, VisibleCell } from "@assay/exercise/panel";
import { comparedResults, expectationOf } from "../expectation.ts";
import { phaseOf } from "../phase.ts";
import type { PanelState } from "../state.ts";
import { CaseRow } from "./case-row.tsx";
import type { OpenedCaseProps } from "./opened-case.tsx";
import { runningCell } from "./running-cell.ts";
import { HiddenGroups } from "./hidden-groups.tsx";
import type { HeadingTag } from "../heading.ts";

/** Another way to sum up cases, which only some exercises bring along. */
export interface CaseSummary {
  /** Counts cells in a few words. */
  words: (cells: readonly Pick<VisibleCell | HiddenCell, "label" | "state">[]) => string;
  /** Shows the visible cases once more, turned round. */
  View: ComponentType<{ state: PanelState; heading: HeadingTag }>;
}

export interface MatrixProps {
  exercise: PanelExercise;
  state: PanelState;
  heading: HeadingTag;
  open: ReadonlySet<string>;
  toggle: (id: string, isOpen: boolean) => void;
  /** Shows a case in full. */
  opened: ComponentType<OpenedCaseProps>;
  summary: CaseSummary | undefined;
  children: ComponentChildren;
}

/** Shows every case as a row or a cell: the visible ones by what came back, the hidden ones by label. */
export function CaseMatrix(props: MatrixProps) {
  const { exercise, state, heading: Heading, open, toggle, opened, summary } = props;
  const view = state.run?.view;
  const isLive = state.run?.live === true;
  const running = phaseOf(state) === "running" && view !== undefined ? runningCell(view) : undefined;
  return (
    <div class="results">
      <div class="matrix-head vis">
        <Heading class="label">{visibleWords(props)}</Heading>
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
      {summary !== undefined && <summary.View state={state} heading={Heading} />}
      <HiddenGroups {...{ exercise, state, running, summary }} heading={Heading} />
      {props.children}
    </div>
  );
}

function visibleWords({ state: { run }, exercise, summary }: MatrixProps): string {
  const cells = run?.view?.visible;
  if (cells === undefined) return `Visible, ${exercise.cases.length}`;
  if (summary !== undefined) return `Visible, ${summary.words(cells)}`;
  const passed = cells.filter(({ state }) => state === "pass").length;
  const ungraded = cells.filter(({ state }) => state === "ungraded").length;
  const pass = `Visible, ${passed} of ${cells.length} pass`;
  return ungraded === 0 ? pass : `${pass}, ${ungraded} ungraded`;
}

function columnWords({ run }: PanelState, exercise: PanelExercise): string {
  const ends = exercise.exercise.steps.at(-1)?.use;
  if (run?.view !== undefined) return exercise.hasTests ? "tests" : ends === "assert" ? "verdict" : "reply";
  const [first] = exercise.cases;
  const [as] = first === undefined ? [] : comparedResults(exercise, first);
  const expectation =
    first === undefined || as === undefined ? undefined : expectationOf(exercise, first, as);
  if (expectation === undefined) return "label";
  if (ends === "assert") return "expected";
  return expectation.isWhole ? "expected reply" : expectation.words;
}
