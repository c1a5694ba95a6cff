import { type Fault, assertMove } from "@assay/exercise";
import { and, eq, inArray } from "drizzle-orm";
import { type Written, refuse } from "./append.ts";
import type { Store } from "./store.ts";
import { submissions } from "./tables.ts";
import type { Run } from "./take.ts";
import { announce } from "./wakes.ts";

/** What a worker may say of its run; `until` is an ISO time. */
export type RunState = { state: "running" } | { state: "waiting"; reason: Fault; until?: string };

/** Says that a run waits, or goes on, if it is still the newest run of its submission. */
export async function setState(store: Store, run: Run, to: RunState): Promise<Written> {
  await store.ensureSpace("run");
  return store.db.transaction(async (tx) => {
    const [row] = await tx
      .select({ state: submissions.state })
      .from(submissions)
      .where(
        and(
          eq(submissions.id, run.submission),
          eq(submissions.run, run.no),
          inArray(submissions.state, ["running", "waiting"]),
        ),
      )
      .for("update");
    if (!row) return refuse(tx, run);
    if (row.state !== to.state) assertMove(row.state, to.state);
    const waits = to.state === "waiting";
    await tx
      .update(submissions)
      .set({
        state: to.state,
        reason: waits ? to.reason : null,
        until: waits && to.until !== undefined ? new Date(to.until) : null,
      })
      .where(eq(submissions.id, run.submission));
    await tx.execute(announce(run.submission));
    return { ok: true };
  });
}
