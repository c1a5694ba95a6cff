import type { PgBoss } from "pg-boss";
import type { Database } from "../store.ts";

/** An open, migrated database with its started queue. */
export interface Connection extends AsyncDisposable {
  db: Database;
  boss: PgBoss;
  /** Throws `storage-full` before a write that would leave too little room; a server looks after itself. */
  ensureSpace: (use: "submit" | "run") => Promise<void>;
}

/** Receives faults that no caller waits for. */
export type Report = (error: Error) => void;
