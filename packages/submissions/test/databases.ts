import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, inject } from "vitest";
import { bind } from "../src/open.ts";
import { type OpenOptions, openStore } from "../src/open-store.ts";
import type { Store } from "../src/store.ts";
import type { Submissions } from "../src/submissions.ts";
import { createDatabase } from "./postgres-database.ts";

/** An empty, migrated database of one test; whoever opens it closes it before this is disposed. */
export interface Place<Options = { folder: string } | { databaseUrl: string }> extends AsyncDisposable {
  options: Options;
}

/** An open place: its operations, and the store under them for what a test must arrange or look at. */
export interface Opened extends AsyncDisposable {
  submissions: Submissions;
  store: Store;
}

/** What a suite runs on; `opened` is shared by its tests, which keep apart by making their own learners. */
export interface Suite {
  opened: Opened;
  createPlace: () => Promise<Place>;
}

export async function createFolder(): Promise<Place<{ folder: string }>> {
  const folder = await mkdtemp(join(tmpdir(), "assay-folder-"));
  await cp(inject("templateFolder"), folder, { recursive: true });
  return {
    options: { folder },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createPostgres(): Promise<Place<{ databaseUrl: string }>> {
  const postgres = inject("postgres");
  if ("missing" in postgres) throw new Error(postgres.missing);
  const database = await createDatabase(postgres.adminUrl, postgres.template);
  return {
    options: { databaseUrl: database.url },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

export async function openPlace(
  place: Pick<Place, "options">,
  onFault: NonNullable<OpenOptions["onFault"]> = () => undefined,
): Promise<Opened> {
  const opened = await openStore({ ...place.options, onFault });
  const submissions = bind(opened);
  return { submissions, store: opened.store, [Symbol.asyncDispose]: () => submissions.close() };
}

const available = inject("postgres");
const missing = "missing" in available ? available.missing : undefined;

/** Runs the same suite on the embedded database and on PostgreSQL. */
export function describeOnBoth(title: string, suite: (on: Suite) => void): void {
  describe(`${title}, on PGlite`, () => {
    suite(openShared(createFolder));
  });
  describeOnPostgres(title, suite);
}

/** Runs a suite on PostgreSQL; without one it is skipped, and its title says what to do. */
export function describeOnPostgres(title: string, suite: (on: Suite) => void): void {
  describe.skipIf(missing)(`${title}, on PostgreSQL${missing ? `: ${missing}` : ""}`, () => {
    suite(openShared(createPostgres));
  });
}

function openShared(createPlace: () => Promise<Place>): Suite {
  let opened: Opened | undefined;
  beforeAll(async () => {
    await using made = new AsyncDisposableStack();
    const place = made.use(await createPlace());
    opened = made.use(await openPlace(place));
    const kept = made.move();
    return () => kept.disposeAsync();
  });
  return {
    createPlace,
    get opened() {
      if (!opened) throw new Error("the shared database is not open yet");
      return opened;
    },
  };
}
