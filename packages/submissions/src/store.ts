import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { PgBoss } from "pg-boss";
import type { Connection, Report } from "./open/connection.ts";
import type * as tables from "./tables.ts";
import type { Wakes } from "./wakes.ts";

interface Rows<Row> {
  rows: Row[];
}
interface RowsResult extends PgQueryResultHKT {
  type: Rows<this["row"]>;
}

/** Either database, seen alike. */
export type Database = PgDatabase<RowsResult, typeof tables>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** What every operation works on. */
export interface Store {
  db: Database;
  boss: PgBoss;
  ensureSpace: Connection["ensureSpace"];
  wakes: Wakes;
  /** Aborted when the store begins to close. */
  closing: AbortSignal;
  report: Report;
}
