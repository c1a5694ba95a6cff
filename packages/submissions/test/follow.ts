import type { SubmissionState } from "@assay/exercise";
import type { Message, Submissions, SubmitRequest } from "../src/index.ts";

/** Submits and gives the id; fails the test if it was refused. */
export async function submitOne(submissions: Submissions, request: SubmitRequest): Promise<string> {
  const result = await submissions.submit(request);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.submission.id;
}

/** Follows a submission until the given message, and gives all that was told. */
export async function followUntil(
  submissions: Submissions,
  from: { id: string; afterSeq?: number },
  isLast: (message: Message) => boolean,
): Promise<Message[]> {
  const told: Message[] = [];
  const enough = new AbortController();
  for await (const message of submissions.subscribe(from.id, from.afterSeq ?? 0, enough.signal)) {
    told.push(message);
    if (isLast(message)) enough.abort();
  }
  return told;
}

/** Follows a submission until it says this state. */
export const followToState = (submissions: Submissions, id: string, state: SubmissionState) =>
  followUntil(submissions, { id }, (each) => each.kind === "state" && each.message.state === state);

/** Follows a submission to its end. */
export const followToEnd = (submissions: Submissions, id: string, afterSeq = 0) =>
  followUntil(submissions, { id, afterSeq }, () => false);

export const seqsOf = (told: readonly Message[]): number[] =>
  told.flatMap((each) => (each.kind === "event" ? [each.stored.seq] : []));

export const statesOf = (told: readonly Message[]): string[] =>
  told.flatMap((each) => (each.kind === "state" ? [each.message.state] : []));
