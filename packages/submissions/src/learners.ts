import type { Database, Transaction } from "./store.ts";
import { learners } from "./tables.ts";

/** Makes the learner's row if this is their first write. */
export async function ensureLearner(db: Database | Transaction, id: string): Promise<void> {
  await db.insert(learners).values({ id }).onConflictDoNothing();
}
