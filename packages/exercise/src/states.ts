import { z } from "zod";

/** The life of a submission. */
export const submissionState = z.enum(["queued", "running", "waiting", "done", "cancelled"]);
export type SubmissionState = z.infer<typeof submissionState>;

const moves: Record<SubmissionState, readonly SubmissionState[]> = {
  queued: ["running", "cancelled"],
  running: ["waiting", "queued", "done", "cancelled"],
  waiting: ["running", "queued", "done", "cancelled"],
  done: [],
  cancelled: [],
};

/** Tells whether a submission may go from one state to the other. */
export const mayMove = (from: SubmissionState, to: SubmissionState): boolean => moves[from].includes(to);

/** Throws when a submission may not go from one state to the other. */
export function assertMove(from: SubmissionState, to: SubmissionState): void {
  if (!mayMove(from, to)) throw new Error(`a submission cannot go from ${from} to ${to}`);
}

/** Tells whether nothing more happens to a submission. */
export const isFinal = (state: SubmissionState): boolean => moves[state].length === 0;

/** Why a submission waits or is ungraded; `message` is a sentence for the learner. */
export const fault = z.strictObject({
  code: z
    .enum(["rate-limited", "examiner-restarting", "examiner-away", "time-out", "run-lost", "internal"])
    .describe("What kind of trouble it is."),
  message: z.string().min(1).describe("What happened, in a sentence that blames nobody."),
});
export type Fault = z.infer<typeof fault>;

/** What the `state` message of the event stream says; `until` and `expectedStart` are ISO times. */
export const stateMessage = z.strictObject({
  state: submissionState,
  place: z.int().min(1).optional().describe("Place in line, 1 is next."),
  expectedStart: z.iso.datetime().optional().describe("When the run is expected to start."),
  reason: fault.optional().describe("Why it waits."),
  until: z.iso.datetime().optional().describe("When it goes on by itself."),
});
export type StateMessage = z.infer<typeof stateMessage>;
