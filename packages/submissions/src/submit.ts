import { randomUUIDv7 } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { NewSubmission, Submission } from "@assay/exercise";
import { and, eq } from "drizzle-orm";
import { ensureLearner } from "./learners.ts";
import { enqueue } from "./queue.ts";
import { read } from "./read.ts";
import { type ReplayClaim, type ReplayUse, claimReplay } from "./replays.ts";
import type { Store, Transaction } from "./store.ts";
import { encodeJson } from "./stored-json.ts";
import { submissions } from "./tables.ts";

/** A validated submission and who hands it in. */
export interface SubmitRequest {
  learner: string;
  /** Names this one sending of the learner, so that sending it again does not submit twice. */
  idempotencyKey: string;
  body: NewSubmission;
  /** Which separately written set of hidden cases: 1 is the first. */
  variant?: number;
  /** False where only code is run: it waits for no examiner. */
  asksExaminer?: boolean;
  /** What a `replay` may use up; it has to name its examiner. */
  replay?: ReplayClaim;
}

export type SubmitResult =
  | {
      ok: true;
      submission: Submission;
      /** Whether this key had sent the same body before; nothing new was made. */
      repeated: boolean;
    }
  | { ok: false; reason: "key-reused" }
  | { ok: false; reason: "over-limit"; use: ReplayUse };

/** Takes back what a transaction has kept so far. */
class OverLimit extends Error {
  readonly use: ReplayUse;

  constructor(use: ReplayUse) {
    super("the replay is over a limit");
    this.use = use;
  }
}

/** Keeps a submission and enqueues it, both or neither. */
export async function submit(store: Store, request: SubmitRequest): Promise<SubmitResult> {
  await store.ensureSpace("submit");
  const id = randomUUIDv7();
  const created = await store.db
    .transaction((tx) => create(store, tx, { id, request }))
    .catch((error: unknown) => {
      if (error instanceof OverLimit) return error;
      throw error;
    });
  if (created instanceof OverLimit) return { ok: false, reason: "over-limit", use: created.use };
  if (!created) {
    const sent = await findSent(store, request);
    if (sent === undefined) throw new Error("a submission conflicted with one that is not there");
    return sent;
  }
  return { ok: true, submission: await readOwn(store, id, request.learner), repeated: false };
}

async function create(
  store: Store,
  tx: Transaction,
  { id, request }: { id: string; request: SubmitRequest },
): Promise<boolean> {
  const { learner, idempotencyKey, body, variant = 1, asksExaminer = true, replay } = request;
  await ensureLearner(tx, learner);
  const inserted = await tx
    .insert(submissions)
    .values({ ...body, id, learner, idempotencyKey, variant, asksExaminer })
    .onConflictDoNothing({ target: [submissions.learner, submissions.idempotencyKey] })
    .returning({ id: submissions.id });
  if (inserted.length === 0) return false;
  if (body.examiner !== undefined && replay !== undefined) {
    const use = await claimReplay(tx, { submission: id, learner, examiner: body.examiner, ...replay });
    if (use !== undefined) throw new OverLimit(use);
  }
  await enqueue(store.boss, tx, { id, mode: body.mode, asksExaminer });
  return true;
}

/** Finds what the same sending made before; undefined when it is new. */
export async function findSent(
  store: Store,
  { learner, idempotencyKey, body }: SubmitRequest,
): Promise<SubmitResult | undefined> {
  const [before] = await store.db
    .select()
    .from(submissions)
    .where(and(eq(submissions.learner, learner), eq(submissions.idempotencyKey, idempotencyKey)));
  if (!before) return undefined;
  const { exercise, exerciseVersion, mode, artifact, examiner } = before;
  const kept = { exercise, exerciseVersion, mode, artifact, ...(examiner !== null && { examiner }) };
  const same = isDeepStrictEqual(kept, JSON.parse(encodeJson(body)));
  if (!same) return { ok: false, reason: "key-reused" };
  return { ok: true, submission: await readOwn(store, before.id, learner), repeated: true };
}

async function readOwn(store: Store, id: string, learner: string): Promise<Submission> {
  const own = await read(store, id, learner);
  if (!own) throw new Error(`submission ${id} vanished`);
  return own;
}
