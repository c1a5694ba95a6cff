import { randomUUID } from "node:crypto";
import type { Grade, GradeEvent, GradeEventOf, NewSubmission, PracticeResult } from "@assay/exercise";
import type { SubmitRequest } from "../src/index.ts";
import { randomUUIDv7 } from "node:crypto";

export const exercise = "prompting-few-shot/product-word";

export const createBody = (changes: Partial<NewSubmission> = {}): NewSubmission => ({
  exercise,
  exerciseVersion: "0123456789abcdef",
  mode: "submit",
  artifact: { prompt: "Message: {{message}}\nProduct:" },
  ...changes,
});

/** A request of a new learner with a key of its own. */
export const createRequest = (changes: Partial<SubmitRequest> = {}): SubmitRequest => ({
  learner: randomUUIDv7(),
  idempotencyKey: randomUUID(),
  body: createBody(),
  ...changes,
});

export const start = (run: number): GradeEvent => ({
  v: 1,
  type: "grading-start",
  run,
  mode: "submit",
  plan: { visible: [{ case: "one", label: "question" }], hidden: [], samples: 1 },
});

export const estimate = (done: number): GradeEvent => ({ v: 1, type: "estimate", done, planned: 36 });

const tally = { passed: 1, total: 1, ungraded: 0 };

export const practiceResult: PracticeResult = {
  visible: tally,
  examiner: { name: "SmolLM2-135M-Instruct", file: "b179", build: "b9000" },
  versions: { grader: "1", exercise: "0123456789abcdef", key: "fedcba9876543210" },
  calls: { made: 1, cached: 0, saved: 0 },
  tokens: { request: 10, cached: 0, reply: 2 },
  durationMs: 1200,
};

export const createGrade = (outcome: Grade["outcome"]): Grade => ({
  ...practiceResult,
  outcome,
  gate: { metric: "cases", atLeast: 20 },
  hidden: { ...tally, byLabel: { question: tally } },
});

export const gradedEnd = (outcome: Grade["outcome"]): GradeEventOf<"grading-end"> => ({
  v: 1,
  type: "grading-end",
  grade: createGrade(outcome),
});

const { examiner: _nobody, ...asksNobody } = createGrade("passed");

/** The end of what only ran code. */
export const gradedWithoutExaminer: GradeEventOf<"grading-end"> = {
  v: 1,
  type: "grading-end",
  grade: asksNobody,
};
