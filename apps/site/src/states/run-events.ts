import type {
  Artifact,
  GradeEvent,
  HiddenSample,
  StoredEvent,
  Verdict,
  VisibleSample,
} from "@assay/exercise";
import type { PanelExercise } from "../panel/panel-exercise.ts";
import { visibleSample } from "./samples.ts";

/** What a run is to have found out, and how far it has come. */
export interface RunScript {
  exercise: PanelExercise;
  artifact: Artifact;
  mode: "practice" | "submit";
  /** Cases that fail or cannot be graded; the others pass. */
  visible: Readonly<Record<string, Verdict>>;
  hidden: readonly HiddenSample[];
  /** How many samples have come back; all of them when absent. */
  done?: number;
  secondsLeft?: number;
  end?: Extract<GradeEvent, { type: "grading-end" }>;
}

const at = "2026-11-14T09:12:00.000Z";

/** Writes the events of a run as the server would have stored them. */
export function runEvents(script: RunScript): StoredEvent[] {
  const visible = script.exercise.cases.map((each) =>
    visibleSample(script.exercise, script.artifact, { each, verdict: script.visible[each.id] ?? "pass" }),
  );
  const hidden = script.mode === "submit" ? script.hidden : [];
  const samples = [...visible, ...hidden].slice(0, script.done);
  const events: GradeEvent[] = [
    {
      v: 1,
      type: "grading-start",
      run: 1,
      mode: script.mode,
      plan: {
        visible: visible.map((each) => ({ case: each.case, label: each.label })),
        hidden: hidden.map(({ opaqueId, label }) => ({ opaqueId, label })),
        samples: 1,
      },
    },
    ...samples.flatMap(sampleEvents),
    ...(script.secondsLeft === undefined
      ? []
      : [
          {
            v: 1 as const,
            type: "estimate" as const,
            done: samples.length,
            planned: visible.length + hidden.length,
            secondsLeft: script.secondsLeft,
          },
        ]),
    ...(script.end === undefined ? [] : [script.end]),
  ];
  return events.map((event, index) => ({ seq: index + 1, run: 1, at, event }));
}

function sampleEvents(sample: VisibleSample | HiddenSample): GradeEvent[] {
  const { label, verdict } = sample;
  const of = "case" in sample ? { case: sample.case, label } : { opaqueId: sample.opaqueId, label };
  return [
    { v: 1, type: "sample-end", sample },
    { v: 1, type: "case-end", of, verdict },
  ];
}
