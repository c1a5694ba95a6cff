import { inArray } from "drizzle-orm";
import type { PgBoss } from "pg-boss";
import { queueOf } from "../queue.ts";
import type { Database } from "../store.ts";
import { submissions } from "../tables.ts";

/**
 * Gives back the jobs of runs that were going on when the process died: nobody else can be at work on an
 * embedded database, so there is no heartbeat to wait for.
 */
export async function failLostJobs(db: Database, boss: PgBoss): Promise<void> {
  const lost = await db
    .select({ id: submissions.id, mode: submissions.mode, asksExaminer: submissions.asksExaminer })
    .from(submissions)
    .where(inArray(submissions.state, ["running", "waiting"]));
  for (const { id, ...waiting } of lost) {
    const queue = queueOf(waiting);
    const [job] = await boss.findJobs(queue, { id });
    if (job?.state === "active") await boss.fail(queue, id, { message: "the process died" });
  }
}
