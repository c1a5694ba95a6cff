import type { PanelExercise } from "../panel-exercise.ts";
import type { HiddenCell } from "@assay/exercise/panel";
import type { HeadingTag } from "../heading.ts";
import { isUnderWay, phaseOf } from "../phase.ts";
import type { PanelState } from "../state.ts";
import type { CaseSummary } from "./case-matrix.tsx";
import { Mark } from "./mark.tsx";

interface Props {
  exercise: PanelExercise;
  state: PanelState;
  heading: HeadingTag;
  running: string | undefined;
  summary: CaseSummary | undefined;
}

/** Shows the hidden cases as unnamed cells, a row a label; what is in them is never shown. */
export function HiddenGroups({ exercise, state, heading: Heading, running, summary }: Props) {
  const { labels } = exercise.exercise.hidden;
  const cells = state.run?.view?.hidden ?? [];
  const isBegun = cells.length > 0;
  return (
    <>
      <div class="matrix-head">
        <Heading class="label">Hidden, {exercise.exercise.hidden.count}</Heading>
        <span>{hiddenWords(state, cells, summary)}</span>
      </div>
      <dl class="groups">
        {Object.entries(labels).map(([label, size]) => (
          <Group
            key={label}
            label={label}
            size={size}
            cells={cells.filter((cell) => cell.label === label)}
            isBegun={isBegun}
            isLive={state.run?.live === true}
            running={running}
          />
        ))}
      </dl>
    </>
  );
}

function Group(props: {
  label: string;
  size: number;
  cells: HiddenCell[];
  isBegun: boolean;
  isLive: boolean;
  running: string | undefined;
}) {
  const { label, size, cells, isLive, running } = props;
  return (
    <div>
      <dt>{label}</dt>
      <dd class="cells" aria-hidden="true">
        {Array.from({ length: size }, (_, index) => {
          const cell = cells[index];
          const isRunning = cell !== undefined && cell.opaqueId === running;
          return (
            <Mark
              key={index}
              state={isRunning ? "running" : (cell?.state ?? "pending")}
              fresh={isLive}
              silent
            />
          );
        })}
      </dd>
      <dd class="count">{countWords(props)}</dd>
    </div>
  );
}

function countWords({
  size,
  cells,
  isBegun,
}: {
  size: number;
  cells: HiddenCell[];
  isBegun: boolean;
}): string {
  const done = cells.filter(({ state }) => state !== "pending");
  if (!isBegun || done.length === 0) return String(size);
  const passed = done.filter(({ state }) => state === "pass").length;
  const ungraded = done.filter(({ state }) => state === "ungraded").length;
  return ungraded === 0 ? `${passed} of ${size}` : `${passed} of ${size}, ${ungraded} ungraded`;
}

function hiddenWords(
  state: PanelState,
  cells: readonly HiddenCell[],
  summary: CaseSummary | undefined,
): string {
  if (cells.length === 0) return state.run?.mode === "practice" ? "run on Submit" : "by label; never shown";
  const done = cells.filter((cell) => cell.state !== "pending").length;
  if (done > 0 && summary !== undefined) return summary.words(cells);
  if (isUnderWay(phaseOf(state)) || done < cells.length) return `${done} of ${cells.length} done`;
  const ungraded = cells.filter((cell) => cell.state === "ungraded").length;
  if (ungraded > 0) return `${cells.length - ungraded} graded, ${ungraded} ungraded`;
  return `${cells.filter((cell) => cell.state === "pass").length} of ${cells.length} pass`;
}
