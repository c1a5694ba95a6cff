import { assertMove } from "@assay/exercise";
import { and, eq, sql } from "drizzle-orm";
import { withdraw } from "./queue.ts";
import type { Store } from "./store.ts";
import { submissions } from "./tables.ts";
import { releaseReplay } from "./replays.ts";
import { endOpenRuns } from "./take.ts";
import { LINE, announce, stopTopic } from "./wakes.ts";

export type CancelResult = { ok: true } | { ok: false; reason: "unknown" | "done" };

/** Cancels a learner's submission, in line or under way; cancelling it twice is the same as once. */
export async function cancel(store: Store, id: string, learner: string): Promise<CancelResult> {
  return store.db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        state: submissions.state,
        mode: submissions.mode,
        asksExaminer: submissions.asksExaminer,
        run: submissions.run,
      })
      .from(submissions)
      .where(and(eq(submissions.id, id), eq(submissions.learner, learner)))
      .for("update");
    if (!row) return { ok: false, reason: "unknown" };
    if (row.state === "done") return { ok: false, reason: "done" };
    if (row.state === "cancelled") return { ok: true };
    assertMove(row.state, "cancelled");
    await endOpenRuns(tx, id, "cancelled");
    await tx
      .update(submissions)
      .set({ state: "cancelled", cancelledAt: sql`now()`, reason: null, until: null })
      .where(eq(submissions.id, id));
    await withdraw(store.boss, tx, { id, mode: row.mode, asksExaminer: row.asksExaminer });
    // What has begun may have cost something that nobody will tell us.
    if (row.mode === "replay" && row.run === 0) await releaseReplay(tx, id);
    await tx.execute(announce(id, stopTopic(id), LINE));
    return { ok: true };
  });
}
