import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, Pool } from "pg";
import { PgBoss } from "pg-boss";
import { STOP_MS, bossOptions, prepareQueues } from "../queue.ts";
import * as tables from "../tables.ts";
import type { Connection, Report } from "./connection.ts";
import { migrations } from "./migrations.ts";
import { StorageError, codeOf, toStorageError } from "./storage-error.ts";

interface Address {
  connectionString: string;
  connectionTimeoutMillis: number;
}

// Any number will do, as long as it is always the same.
const OPENING_LOCK = 7_281_964;

/** Opens a PostgreSQL database; processes that open it at the same time take turns. */
export async function openPostgres(databaseUrl: string, report: Report): Promise<Connection> {
  const address = parseAddress(databaseUrl);
  try {
    return await inTurn({ address, report }, () => open(address, report));
  } catch (error) {
    throw explain(databaseUrl, error);
  }
}

async function open(address: Address, report: Report): Promise<Connection> {
  await using opened = new AsyncDisposableStack();
  const pool = new Pool({ ...address, max: 10 });
  pool.on("error", report);
  opened.defer(() => pool.end());
  const db = drizzle(pool, { schema: tables });
  await migrate(db, migrations);
  const boss = new PgBoss({ ...bossOptions, ...address, max: 6 });
  boss.on("error", report);
  opened.defer(() => boss.stop({ timeout: STOP_MS }));
  await boss.start();
  await prepareQueues(boss);
  const kept = opened.move();
  return { db, boss, ensureSpace: async () => undefined, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

function parseAddress(databaseUrl: string): Address {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url?.protocol !== "postgres:" && url?.protocol !== "postgresql:") {
    throw new StorageError(
      "address-invalid",
      "The database's address is not one of PostgreSQL. Write postgres://user:password@host:5432/database.",
    );
  }
  return { connectionString: databaseUrl, connectionTimeoutMillis: 10_000 };
}

// Migrations of ours and of the queue are not safe side by side; the lock ends with its connection.
async function inTurn<Result>(
  { address, report }: { address: Address; report: Report },
  action: () => Promise<Result>,
): Promise<Result> {
  const client = new Client(address);
  client.on("error", report);
  try {
    await client.connect();
    await client.query("select pg_advisory_lock($1)", [OPENING_LOCK]);
    return await action();
  } finally {
    await client.end();
  }
}

function explain(databaseUrl: string, error: unknown): Error {
  const known = toStorageError(error);
  const { host, pathname } = new URL(databaseUrl);
  const where = `The PostgreSQL database ${pathname.slice(1)} at ${host}`;
  if (known instanceof StorageError && known.code === "unreachable") {
    return new StorageError(
      "unreachable",
      `${where} cannot be reached. Check that the server runs and that the address is right.`,
      { cause: known },
    );
  }
  const why = refusals[codeOf(known)];
  return why === undefined ? known : new StorageError("refused", `${where} ${why}.`, { cause: known });
}

const refusals: Record<string, string> = {
  "28P01": "refuses the user or password. Correct them in the address",
  "28000": "refuses this user. Correct the address, or allow the user in pg_hba.conf",
  "3D000": "does not exist. Create it, or correct the address",
  "42501": "does not let this user create tables. Make the user its owner",
};
