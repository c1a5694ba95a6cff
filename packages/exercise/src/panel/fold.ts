import type { GradeEvent, StoredEvent } from "../events.ts";
import type { Grade, PracticeResult, Verdict } from "../grade.ts";
import type { HiddenSample, VisibleSample } from "../samples.ts";

export type CellState = "pending" | Verdict;

export interface VisibleCell {
  case: string;
  label: string;
  state: CellState;
  samples: VisibleSample[];
}

export interface HiddenCell {
  opaqueId: string;
  label: string;
  state: CellState;
}

/** What a panel shows of a run, folded from its events. */
export interface RunView {
  run: number;
  visible: VisibleCell[];
  hidden: HiddenCell[];
  done: number;
  planned: number;
  secondsLeft?: number | undefined;
  /** Rungs of the hint ladder that this run has earned. */
  earned: number[];
  debrief?: string;
  grade?: Grade | undefined;
  practice?: PracticeResult | undefined;
  /** The last event that was folded; older ones are passed over, so joining late or twice ends the same. */
  seq: number;
}

const emptyView: RunView = { run: 0, visible: [], hidden: [], done: 0, planned: 0, earned: [], seq: 0 };

/** Folds stored events, in order, into what the panel shows. Events of an older run, or seen before, change nothing. */
export function foldEvents(view: RunView = emptyView, events: readonly StoredEvent[]): RunView {
  let next = view;
  for (const { seq, run, event } of events) {
    if (seq <= next.seq || run < next.run) continue;
    next = { ...step(next, event), seq };
  }
  return next;
}

function step(view: RunView, event: GradeEvent): RunView {
  switch (event.type) {
    case "grading-start":
      return {
        ...emptyView,
        run: event.run,
        visible: event.plan.visible.map((ref) => ({ ...ref, state: "pending", samples: [] })),
        hidden: event.plan.hidden.map((ref) => ({ ...ref, state: "pending" })),
        planned: (event.plan.visible.length + event.plan.hidden.length) * event.plan.samples,
      };
    case "sample-end":
      return { ...addSample(view, event.sample), done: view.done + 1 };
    case "case-end":
      return setState(view, event);
    case "estimate":
      return { ...view, done: event.done, planned: event.planned, secondsLeft: event.secondsLeft };
    case "hint-earned":
      return { ...view, earned: [...view.earned, event.rung] };
    case "debrief":
      return { ...view, debrief: event.text };
    case "grading-end":
      return { ...view, grade: event.grade, practice: event.practice, secondsLeft: undefined };
  }
}

function addSample(view: RunView, sample: VisibleSample | HiddenSample): RunView {
  if (!("case" in sample)) return view;
  const visible = view.visible.map((cell) =>
    cell.case === sample.case ? { ...cell, samples: [...cell.samples, sample] } : cell,
  );
  return { ...view, visible };
}

function setState(view: RunView, { of, verdict }: Extract<GradeEvent, { type: "case-end" }>): RunView {
  return "case" in of
    ? {
        ...view,
        visible: view.visible.map((cell) => (cell.case === of.case ? { ...cell, state: verdict } : cell)),
      }
    : {
        ...view,
        hidden: view.hidden.map((cell) =>
          cell.opaqueId === of.opaqueId ? { ...cell, state: verdict } : cell,
        ),
      };
}
