import type { GradeEvent } from "@assay/exercise";
import { eq, sql } from "drizzle-orm";
import type { Database, Store, Transaction } from "./store.ts";
import { encodeJson } from "./stored-json.ts";
import { submissions } from "./tables.ts";
import { CHANNEL } from "./wakes.ts";
import type { Run } from "./take.ts";

/** Whether a run may still write: `superseded` when a newer one, or nobody, has the submission now. */
export type Written = { ok: true } | { ok: false; reason: "superseded" | "cancelled" | "done" };

/** Appends events to a run, all or none, if it is still the newest run of its submission. */
export async function append(store: Store, run: Run, events: readonly GradeEvent[]): Promise<Written> {
  await store.ensureSpace("run");
  const appended = await appendFenced(store.db, run, events);
  return appended ? { ok: true } : refuse(store.db, run);
}

/**
 * Compares the run, numbers the events, stores and announces them in one statement: the row lock of its
 * update orders it against a run that is being opened.
 */
export async function appendFenced(
  db: Database | Transaction,
  { submission, no }: Run,
  events: readonly GradeEvent[],
): Promise<boolean> {
  const { rows } = await db.execute(
    sql`
    with fence as (
      update submissions set last_seq = last_seq + ${events.length}::int
      where id = ${submission} and run = ${no} and state in ('running', 'waiting')
      returning id, last_seq - ${events.length}::int as before
    ), stored as (
      insert into events (submission, seq, run, type, data)
      select fence.id, fence.before + each.ordinality, ${no}::int, each.value ->> 'type', each.value
      from fence, jsonb_array_elements(${encodeJson(events)}::text::jsonb) with ordinality as each
    )
    select pg_notify(${CHANNEL}, id::text) from fence`,
  );
  return rows.length > 0;
}

/** Says why a run may no longer write. */
export async function refuse(db: Database | Transaction, { submission, no }: Run): Promise<Written> {
  const [row] = await db
    .select({ state: submissions.state, run: submissions.run })
    .from(submissions)
    .where(eq(submissions.id, submission));
  const state = row?.run === no ? row.state : undefined;
  return { ok: false, reason: state === "cancelled" || state === "done" ? state : "superseded" };
}
