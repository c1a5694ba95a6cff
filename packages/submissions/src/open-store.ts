import { openEmbedded } from "./open/embedded.ts";
import { openPostgres } from "./open/postgres.ts";
import { createReport } from "./open/report.ts";
import type { Store } from "./store.ts";
import { createWakes } from "./wakes.ts";

/** Where everything is kept: a folder of this machine, or a PostgreSQL database. */
export type OpenOptions = ({ folder: string } | { databaseUrl: string }) & {
  /** Receives faults of the background that no caller waits for; by default a warning of the process. */
  onFault?: (error: Error) => void;
};

/** A store and what ends with it, last in first out. */
export interface OpenStore {
  store: Store;
  opened: AsyncDisposableStack;
}

/** Opens the database, its queue and its announcements. */
export async function openStore(options: OpenOptions): Promise<OpenStore> {
  const report = createReport(options.onFault ?? ((error) => process.emitWarning(error.message)));
  await using opened = new AsyncDisposableStack();
  const { db, boss, ensureSpace } = opened.use(
    "folder" in options
      ? await openEmbedded(options.folder, report)
      : await openPostgres(options.databaseUrl, report),
  );
  const wakes = await createWakes(boss);
  opened.defer(() => wakes.close());
  const closing = new AbortController();
  opened.defer(() => closing.abort());
  return { store: { db, boss, ensureSpace, wakes, report, closing: closing.signal }, opened: opened.move() };
}
