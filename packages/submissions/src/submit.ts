import { randomUUIDv7 } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { NewSubmission, Submission } from "@assay/exercise";
import { and, eq } from "drizzle-orm";
import { ensureLearner } from "./learners.ts";
import { enqueue } from "./queue.ts";
import { read } from "./read.ts";
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
  /** The examiner of a `replay`; absent is the one that the exercise is calibrated on. */
  examiner?: string;
}

export type SubmitResult =
  | {
      ok: true;
      submission: Submission;
      /** Whether this key had sent the same body before; nothing new was made. */
      repeated: boolean;
    }
  | { ok: false; reason: "key-reused" };

/** Keeps a submission and enqueues it, both or neither. */
export async function submit(store: Store, request: SubmitRequest): Promise<SubmitResult> {
  await store.ensureSpace("submit");
  const id = randomUUIDv7();
  const created = await store.db.transaction((tx) => create(store, tx, { id, request }));
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
  const { learner, idempotencyKey, body, variant = 1, examiner = null } = request;
  await ensureLearner(tx, learner);
  const inserted = await tx
    .insert(submissions)
    .values({ ...body, id, learner, idempotencyKey, variant, examiner })
    .onConflictDoNothing({ target: [submissions.learner, submissions.idempotencyKey] })
    .returning({ id: submissions.id });
  if (inserted.length === 0) return false;
  await enqueue(store.boss, tx, id);
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
  const { exercise, exerciseVersion, mode, artifact } = before;
  const same = isDeepStrictEqual({ exercise, exerciseVersion, mode, artifact }, JSON.parse(encodeJson(body)));
  if (!same) return { ok: false, reason: "key-reused" };
  return { ok: true, submission: await readOwn(store, before.id, learner), repeated: true };
}

async function readOwn(store: Store, id: string, learner: string): Promise<Submission> {
  const own = await read(store, id, learner);
  if (!own) throw new Error(`submission ${id} vanished`);
  return own;
}
