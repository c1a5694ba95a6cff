import { z } from "zod";
import { grade, practiceResult, stability, verdict } from "./grade.ts";
import { hiddenSample, visibleSample } from "./samples.ts";
import { submissionMode } from "./submission.ts";

const v = z.literal(1).describe("The version of the event's shape.");
const visibleRef = z.strictObject({ case: z.string(), label: z.string() });
const hiddenRef = z.strictObject({ opaqueId: z.string(), label: z.string() });

export const gradingStart = z.strictObject({
  v,
  type: z.literal("grading-start"),
  run: z.int().min(1).describe("The run's number; a newer run starts the panel again."),
  mode: submissionMode,
  plan: z.strictObject({
    visible: z.array(visibleRef).describe("Visible cases, in the order they are run."),
    hidden: z.array(hiddenRef).describe("Hidden cases, in the order they are run."),
    samples: z.int().min(1).describe("Runs of the steps on each case."),
  }),
});

export const sampleEnd = z.strictObject({
  v,
  type: z.literal("sample-end"),
  sample: z.union([visibleSample, hiddenSample]),
});

export const caseEnd = z.strictObject({
  v,
  type: z.literal("case-end"),
  of: z.union([visibleRef, hiddenRef]),
  verdict,
  stability: stability.optional(),
});

export const estimate = z.strictObject({
  v,
  type: z.literal("estimate"),
  done: z.int().min(0).describe("Samples done."),
  planned: z.int().min(0).describe("Samples planned."),
  secondsLeft: z.number().min(0).optional().describe("By the speed so far."),
});

export const hintEarned = z.strictObject({
  v,
  type: z.literal("hint-earned"),
  rung: z.int().min(1).max(4),
  text: z.string(),
});

export const debrief = z.strictObject({ v, type: z.literal("debrief"), text: z.string() });

export const gradingEnd = z.strictObject({
  v,
  type: z.literal("grading-end"),
  grade: grade.optional().describe("The grade of a `submit`."),
  practice: practiceResult.optional().describe("The result of a `practice` or `replay`."),
});

/** What happened to a submission, numbered by whoever keeps it. */
export const gradeEvent = z.discriminatedUnion("type", [
  gradingStart,
  sampleEnd,
  caseEnd,
  estimate,
  hintEarned,
  debrief,
  gradingEnd,
]);
export type GradeEvent = z.infer<typeof gradeEvent>;
export type GradeEventOf<Type extends GradeEvent["type"]> = Extract<GradeEvent, { type: Type }>;

/** An event as it is stored and streamed: `seq` rises across runs. */
export const storedEvent = z.strictObject({
  seq: z.int().min(1),
  run: z.int().min(1),
  at: z.iso.datetime(),
  event: gradeEvent,
});
export type StoredEvent = z.infer<typeof storedEvent>;
