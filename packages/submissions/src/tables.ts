import type {
  Fault,
  Grade,
  GradeEvent,
  NewSubmission,
  SubmissionMode,
  SubmissionState,
} from "@assay/exercise";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { storedJson } from "./stored-json.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true });
const submissionId = () =>
  uuid("submission")
    .notNull()
    .references(() => submissions.id);
const learnerId = () =>
  uuid("learner")
    .notNull()
    .references(() => learners.id);

/** Anonymous people; a row is made by the first write. */
export const learners = pgTable("learners", {
  id: uuid("id").primaryKey(),
  createdAt: moment("created_at").notNull().defaultNow(),
});

export const drafts = pgTable(
  "drafts",
  {
    learner: learnerId(),
    exercise: text("exercise").notNull(),
    exerciseVersion: text("exercise_version").notNull(),
    artifact: storedJson("artifact").$type<NewSubmission["artifact"]>().notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.learner, table.exercise] })],
);

/** `run` is the newest run's number, 0 before the first; `lastSeq` the newest event's: both fence appends. */
export const submissions = pgTable(
  "submissions",
  {
    id: uuid("id").primaryKey(),
    learner: learnerId(),
    exercise: text("exercise").notNull(),
    exerciseVersion: text("exercise_version").notNull(),
    variant: integer("variant").notNull(),
    mode: text("mode").$type<SubmissionMode>().notNull(),
    examiner: text("examiner"),
    asksExaminer: boolean("asks_examiner").notNull().default(true),
    artifact: storedJson("artifact").$type<NewSubmission["artifact"]>().notNull(),
    idempotencyKey: text("idempotency_key").notNull(),
    state: text("state").$type<SubmissionState>().notNull().default("queued"),
    reason: storedJson("reason").$type<Fault>(),
    until: moment("until"),
    run: integer("run").notNull().default(0),
    lastSeq: integer("last_seq").notNull().default(0),
    cancelledAt: moment("cancelled_at"),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [
    unique("submissions_idempotency_key").on(table.learner, table.idempotencyKey),
    index("submissions_by_learner").on(table.learner, table.exercise, table.createdAt),
    index("submissions_open")
      .on(table.createdAt, table.id)
      .where(sql`${table.state} in ('queued', 'running', 'waiting')`),
  ],
);

/** Why a run is over: `done`, or what took it away. */
export type RunEnd = "done" | "cancelled" | "failed" | "lost" | "closing";

/** One execution of a submission by a worker; `leaseUntil` is only shown, pg-boss decides what is lost. */
export const runs = pgTable(
  "runs",
  {
    submission: submissionId(),
    no: integer("no").notNull(),
    worker: text("worker").notNull(),
    leaseUntil: moment("lease_until").notNull(),
    startedAt: moment("started_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
    endedBecause: text("ended_because").$type<RunEnd>(),
  },
  (table) => [
    primaryKey({ columns: [table.submission, table.no] }),
    index("runs_by_start").on(table.startedAt),
    index("runs_by_end").on(table.endedAt),
    index("runs_open")
      .on(table.worker)
      .where(sql`${table.endedAt} is null`),
  ],
);

export const events = pgTable(
  "events",
  {
    submission: submissionId(),
    seq: integer("seq").notNull(),
    run: integer("run").notNull(),
    at: moment("at").notNull().defaultNow(),
    type: text("type").$type<GradeEvent["type"]>().notNull(),
    data: storedJson("data").$type<GradeEvent>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.submission, table.seq] })],
);

/** `evidence` is the whole grade; the columns beside it are what one looks for. */
export const grades = pgTable("grades", {
  submission: submissionId().primaryKey(),
  run: integer("run").notNull(),
  outcome: text("outcome").$type<Grade["outcome"]>().notNull(),
  evidence: storedJson("evidence").$type<Grade>().notNull(),
  examiner: text("examiner"),
  fileHash: text("file_hash"),
  engineBuild: text("engine_build"),
  graderVersion: text("grader_version").notNull(),
  exerciseVersion: text("exercise_version").notNull(),
  keyVersion: text("key_version"),
  createdAt: moment("created_at").notNull().defaultNow(),
});

/** What the worker released to a learner and the learner opened: hints by rung, and the debrief above them. */
export const earned = pgTable(
  "earned",
  {
    learner: learnerId(),
    exercise: text("exercise").notNull(),
    rung: integer("rung").notNull(),
    text: text("text").notNull(),
    at: moment("at").notNull().defaultNow(),
    openedAt: moment("opened_at"),
  },
  (table) => [primaryKey({ columns: [table.learner, table.exercise, table.rung] })],
);

/** What a replay costs, in millionths of the currency: at most, until it is known; and how its examiner answered. */
export const replays = pgTable(
  "replays",
  {
    submission: submissionId().primaryKey(),
    learner: learnerId(),
    examiner: text("examiner").notNull(),
    mostCost: bigint("most_cost", { mode: "number" }).notNull(),
    cost: bigint("cost", { mode: "number" }),
    at: moment("at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
    fault: storedJson("fault").$type<Fault>(),
  },
  (table) => [index("replays_by_time").on(table.at), index("replays_by_end").on(table.endedAt)],
);

export const exerciseVersions = pgTable(
  "exercise_versions",
  {
    exercise: text("exercise").notNull(),
    exerciseVersion: text("exercise_version").notNull(),
    keyVersion: text("key_version").notNull(),
    seenAt: moment("seen_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.exercise, table.exerciseVersion, table.keyVersion] })],
);

/** What an examiner is doing: only a `ready` one answers. */
export type ExaminerState = "downloading" | "starting" | "ready" | "restarting" | "failed";

export const examiners = pgTable("examiners", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  file: text("file"),
  build: text("build"),
  state: text("state").$type<ExaminerState>().notNull(),
  speed: storedJson("speed").$type<Record<string, number>>().notNull(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

export const workers = pgTable("workers", {
  id: text("id").primaryKey(),
  concurrency: integer("concurrency").notNull(),
  replays: integer("replays").notNull().default(0),
  code: integer("code").notNull().default(0),
  startedAt: moment("started_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});
