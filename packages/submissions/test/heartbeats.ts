import { sql } from "drizzle-orm";
import type { Store } from "../src/store.ts";

/** Makes the queue notice lost runs at once, as it would by itself when eleven seconds or more have passed. */
export async function letHeartbeatsLapse({ db, boss }: Store): Promise<void> {
  await db.execute(sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '11 seconds'
    where state = 'active'`);
  await db.execute(sql`update pgboss.queue set monitor_claim_on = null, monitor_on = null`);
  await boss.supervise();
}
