import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openSubmissions } from "../src/index.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A closed, migrated folder to copy. */
    templateFolder: string;
    postgres: PostgresServer | { missing: string };
  }
}

/** Makes an empty database of each kind once; tests copy it, which takes a tenth of the time. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await using made = new AsyncDisposableStack();
  const templateFolder = await mkdtemp(join(tmpdir(), "assay-template-"));
  made.defer(() => rm(templateFolder, { recursive: true, force: true }));
  const embedded = await openSubmissions({ folder: templateFolder });
  await embedded.close();
  project.provide("templateFolder", templateFolder);
  const postgres = await startPostgres();
  if ("missing" in postgres) {
    if (process.env["CI"]) throw new Error(postgres.missing);
    project.provide("postgres", postgres);
  } else {
    made.use(postgres);
    const { adminUrl, template } = postgres;
    project.provide("postgres", { adminUrl, template });
  }
  const kept = made.move();
  return () => kept.disposeAsync();
}
