import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import {
  type Attempt,
  type CaseVerdicts,
  type GradeEvent,
  type NewSubmission,
  type StateMessage,
  type StoredEvent,
  type Submission,
  attempt as attemptShape,
  stateMessage,
  storedEvent,
  submission as submissionShape,
} from "@assay/exercise";

/** A submission that a test moves along, as the server's worker would. */
export interface FakeRun {
  id: string;
  key: string;
  sent: NewSubmission;
  state: (status: StateMessage) => void;
  events: (events: readonly GradeEvent[]) => void;
  submission: () => Submission;
  /** What the server lists of it once it has its grade. */
  attempt: () => Attempt;
  cases: () => CaseVerdicts;
  stream: (response: ServerResponse) => void;
  /** Cuts every open line without a goodbye. */
  cutLines: () => void;
}

const isFinal = ({ state }: StateMessage): boolean => state === "done" || state === "cancelled";

/** Creates a submission that waits in line. */
export function createFakeRun(sent: NewSubmission, key: string): FakeRun {
  const id = randomUUID();
  const createdAt = new Date().toISOString();
  const lines = new Set<ServerResponse>();
  const stored: StoredEvent[] = [];
  let status: StateMessage = { state: "queued", place: 1 };
  const tell = (write: (line: ServerResponse) => void): void => {
    for (const line of lines) write(line);
  };
  const submission = (): Submission => {
    const end = stored.map(({ event }) => event).find((event) => event.type === "grading-end");
    return submissionShape.parse({
      ...sent,
      id,
      createdAt,
      status,
      ...(end?.grade === undefined ? {} : { grade: end.grade }),
      ...(end?.practice === undefined ? {} : { practice: end.practice }),
    });
  };
  return {
    id,
    key,
    sent,
    submission,
    attempt: () => {
      const { mode: _mode, status: _status, practice: _practice, ...kept } = submission();
      return attemptShape.parse({ ...kept, variant: 1 });
    },
    cases: () => {
      const found: CaseVerdicts = { visible: {}, hidden: {} };
      for (const { event } of stored) {
        if (event.type !== "case-end") continue;
        if ("case" in event.of) found.visible[event.of.case] = event.verdict;
        else found.hidden[event.of.opaqueId] = event.verdict;
      }
      return found;
    },
    state: (next) => {
      status = stateMessage.parse(next);
      tell((line) => writeState(line, status));
      if (isFinal(status)) tell((line) => line.end());
    },
    events: (events) => {
      for (const event of events) {
        const next = storedEvent.parse({ seq: stored.length + 1, run: 1, at: createdAt, event });
        stored.push(next);
        tell((line) => writeEvent(line, next));
      }
    },
    stream: (response) => {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      // A browser that lost its line comes back at once, so that no test waits for its patience.
      response.write("retry: 20\n\n");
      for (const event of stored) writeEvent(response, event);
      writeState(response, status);
      if (isFinal(status)) return void response.end();
      lines.add(response);
      response.on("close", () => lines.delete(response));
    },
    cutLines: () => tell((line) => line.destroy()),
  };
}

const writeState = (line: ServerResponse, status: StateMessage): void =>
  void line.write(`event: state\ndata: ${JSON.stringify(status)}\n\n`);

const writeEvent = (line: ServerResponse, event: StoredEvent): void =>
  void line.write(`event: grade\nid: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`);
