import { assertMove, isFinal, type NewSubmission } from "@assay/exercise";
import { and, eq, isNull, sql } from "drizzle-orm";
import { HEARTBEAT_SECONDS } from "./queue.ts";
import type { Store, Transaction } from "./store.ts";
import { runs, submissions } from "./tables.ts";
import { LINE, announce } from "./wakes.ts";

/** Names one execution of a submission: who shows it may write, while it is the newest. */
export interface Run {
  submission: string;
  no: number;
}

/** A submission as its worker needs it. */
export interface TakenSubmission extends NewSubmission {
  id: string;
  learner: string;
  variant: number;
}

export interface Taken {
  submission: TakenSubmission;
  run: Run;
}

/**
 * Opens the next run of a submission and takes over its state: whatever run was going on is lost.
 * @returns undefined when nothing is left to do
 */
export async function take(store: Store, id: string, worker: string): Promise<Taken | undefined> {
  return store.db.transaction(async (tx) => {
    const [row] = await tx.select().from(submissions).where(eq(submissions.id, id)).for("update");
    if (!row || isFinal(row.state)) return undefined;
    if (row.state !== "queued") {
      assertMove(row.state, "queued");
      await endOpenRuns(tx, id, "lost");
    }
    assertMove("queued", "running");
    const no = row.run + 1;
    const leaseUntil = sql`now() + make_interval(secs => ${HEARTBEAT_SECONDS})`;
    await tx.insert(runs).values({ submission: id, no, worker, leaseUntil });
    await tx
      .update(submissions)
      .set({ state: "running", run: no, reason: null, until: null })
      .where(eq(submissions.id, id));
    await tx.execute(announce(id, LINE));
    return { submission: pick(row), run: { submission: id, no } };
  });
}

/** Notes why the runs of a submission that are still open are over. */
export async function endOpenRuns(
  tx: Transaction,
  submission: string,
  endedBecause: typeof runs.$inferSelect.endedBecause,
): Promise<void> {
  await tx
    .update(runs)
    .set({ endedAt: sql`now()`, endedBecause })
    .where(and(eq(runs.submission, submission), isNull(runs.endedAt)));
}

function pick(row: typeof submissions.$inferSelect): TakenSubmission {
  const { id, learner, exercise, exerciseVersion, mode, artifact, variant, examiner } = row;
  const common = { id, learner, exercise, exerciseVersion, mode, artifact, variant };
  return examiner === null ? common : { ...common, examiner };
}
