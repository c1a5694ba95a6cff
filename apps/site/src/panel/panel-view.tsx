import type { PanelExercise } from "./panel-exercise.ts";
import type { ComponentType } from "preact";
import { useRef } from "preact/hooks";
import { Actions } from "./actions.tsx";
import type { AttemptsProps } from "./attempts/lazy-attempts.tsx";
import { announce } from "./announce.ts";
import type { Editors } from "./editor/editors.ts";
import { ArtifactEditor } from "./editor/artifact-editor.tsx";
import type { Handlers } from "./handlers.ts";
import { type TitleLevel, headingBelow } from "./heading.ts";
import { CaseMatrix, type MatrixProps } from "./matrix/case-matrix.tsx";
import type { OpenedCaseProps } from "./matrix/opened-case.tsx";
import { useOpenCases } from "./matrix/use-open-cases.ts";
import { PanelHead } from "./panel-head.tsx";
import type { PanelState } from "./state.ts";
import { WithCode } from "./with-code.tsx";
import type { ToldProps } from "./verdict/lazy-told.tsx";
import { VerdictStrip } from "./verdict/verdict-strip.tsx";

/** What a panel is shown with. */
export interface PanelViewProps {
  exercise: PanelExercise;
  state: PanelState;
  on: Handlers;
  level: TitleLevel;
  editors: Editors;
  /** Shows a case in full. */
  opened: ComponentType<OpenedCaseProps>;
  /** Tells of a run. */
  told: ComponentType<ToldProps>;
  /** Shows what comes of attempts, and replays. */
  attempts: ComponentType<AttemptsProps>;
  /** Sums up cases in another way, where there is one. */
  summary?: MatrixProps["summary"];
  /** How this machine writes the key beside Enter. */
  control?: string;
}

/** Shows a panel: finding on top, text left, next action under it, cases right, in every state. */
export function PanelView(props: PanelViewProps) {
  const {
    exercise,
    state,
    on,
    level,
    editors,
    opened,
    told: Told,
    attempts: Attempts,
    summary,
    control = "Ctrl",
  } = props;
  const { open, toggle } = useOpenCases(state.run);
  const panel = useRef<HTMLElement>(null);
  const show = (id: string): void => {
    toggle(id, true);
    const place = exercise.cases.findIndex((each) => each.id === id);
    const summary = panel.current?.querySelectorAll<HTMLElement>(".cases > li > details > summary")[place];
    summary?.scrollIntoView({ block: "nearest" });
    summary?.focus();
  };
  const Heading = headingBelow[level];
  const tried = { exercise, state, on, heading: Heading };
  const titleId = `${exercise.exercise.id.replace("/", "-")}-title`;
  return (
    <section ref={panel} class="panel" aria-labelledby={titleId} onKeyDown={(event) => pressByKey(event, on)}>
      <PanelHead exercise={exercise} state={state} level={level} titleId={titleId} />
      <VerdictStrip exercise={exercise} state={state} show={show} told={Told}>
        <Attempts {...tried} show="sentence" />
      </VerdictStrip>
      <div class="panel-body">
        <div class="work">
          <ArtifactEditor exercise={exercise} state={state} on={on} editors={editors} />
          <Actions exercise={exercise} state={state} on={on} editors={editors} control={control} />
          <div class="beside">
            <Heading class="label">How it is judged</Heading>
            <p>
              <WithCode text={exercise.exercise.judged} />
            </p>
            <Attempts {...tried} show="ladder" />
          </div>
        </div>
        <CaseMatrix
          exercise={exercise}
          state={state}
          heading={Heading}
          open={open}
          toggle={toggle}
          opened={opened}
          summary={summary}
        >
          <Attempts {...tried} show="pairs" />
        </CaseMatrix>
      </div>
      <Attempts {...tried} show="replay" />
      <p class="sr" role="status">
        {announce(exercise, state, editors) ?? (
          <Told exercise={exercise} state={state} show={show} piece="aloud" />
        )}
      </p>
    </section>
  );
}

function pressByKey(event: KeyboardEvent, on: Handlers): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
  event.preventDefault();
  on.press(event.shiftKey ? "submit" : "practice");
}
