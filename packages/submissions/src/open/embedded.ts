import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { PgBoss, fromPglite } from "pg-boss";
import { STOP_MS, bossOptions, prepareQueues } from "../queue.ts";
import * as tables from "../tables.ts";
import type { Connection, Report } from "./connection.ts";
import { failLostJobs } from "./lost-jobs.ts";
import { lockFolder } from "./lock.ts";
import { migrations } from "./migrations.ts";
import { ensureSpace, reserves } from "./space.ts";
import { StorageError, codeOf, toStorageError } from "./storage-error.ts";

/** Opens the embedded database of a folder, which no other process may have open. */
export async function openEmbedded(folder: string, report: Report): Promise<Connection> {
  await using opened = new AsyncDisposableStack();
  try {
    await mkdir(folder, { recursive: true });
    opened.use(await lockFolder(folder));
    await ensureSpace(folder, reserves.open);
    const pglite = await openPglite(folder);
    opened.defer(() => pglite.close());
    const db = drizzle(pglite, { schema: tables });
    await migrate(db, migrations);
    const boss = new PgBoss({ ...bossOptions, db: fromPglite(pglite), backend: "pglite" });
    boss.on("error", report);
    opened.defer(() => boss.stop({ timeout: STOP_MS }));
    await boss.start();
    await prepareQueues(boss);
    await failLostJobs(db, boss);
    const kept = opened.move();
    const ensure: Connection["ensureSpace"] = (use) => ensureSpace(folder, reserves[use]);
    return { db, boss, ensureSpace: ensure, [Symbol.asyncDispose]: () => kept.disposeAsync() };
  } catch (error) {
    throw explain(folder, error);
  }
}

// Small log segments keep the log under 64 MB, where the default lets it grow to 1 GB.
// A first start that is killed half-way leaves a folder that is thrown away, not one that never opens again.
async function openPglite(folder: string): Promise<PGlite> {
  const data = join(folder, "data");
  if (!existsSync(data)) {
    const unfinished = join(folder, "data.new");
    await rm(unfinished, { recursive: true, force: true });
    const created = await PGlite.create({ dataDir: unfinished, initDbStartParams: ["--wal-segsize=1"] });
    await created.close();
    await rename(unfinished, data);
  }
  return PGlite.create({ dataDir: data });
}

function explain(folder: string, error: unknown): Error {
  const known = toStorageError(error);
  if (known instanceof StorageError) return known;
  const why = codeOf(known) in reasons ? reasons[codeOf(known)] : known.message;
  return new StorageError(
    "folder-unusable",
    `The data folder ${folder} cannot be used: ${why}. Choose another folder, or make this one usable.`,
    { cause: known },
  );
}

const reasons: Record<string, string> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "it is on a read-only disk",
  EEXIST: "a file of that name is in the way",
  ENOTDIR: "a part of its path is a file",
};
