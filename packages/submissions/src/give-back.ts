import { assertMove, isFinal } from "@assay/exercise";
import { eq } from "drizzle-orm";
import type { Store } from "./store.ts";
import { type RunEnd, submissions } from "./tables.ts";
import { type Run, endOpenRuns } from "./take.ts";
import { LINE, announce } from "./wakes.ts";

/**
 * Puts a submission back in line whose run ended without an end of its own.
 * @returns whether the submission is over, so that its job is too
 */
export async function giveBack(store: Store, run: Run, because: RunEnd): Promise<boolean> {
  return store.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ state: submissions.state, run: submissions.run })
      .from(submissions)
      .where(eq(submissions.id, run.submission))
      .for("update");
    if (!row || isFinal(row.state)) return true;
    if (row.run !== run.no || row.state === "queued") return false;
    assertMove(row.state, "queued");
    await endOpenRuns(tx, run.submission, because);
    await tx
      .update(submissions)
      .set({ state: "queued", reason: null, until: null })
      .where(eq(submissions.id, run.submission));
    await tx.execute(announce(run.submission, LINE));
    return false;
  });
}
