import { randomUUID } from "node:crypto";
import { Client } from "pg";

export interface TestDatabase extends AsyncDisposable {
  name: string;
  url: string;
}

/** Creates a database, as a copy of a template if one is named, and drops it when disposed. */
export async function createDatabase(adminUrl: string, template = "template1"): Promise<TestDatabase> {
  const name = `assay_${randomUUID().replaceAll("-", "")}`;
  await administer(adminUrl, `create database ${name} template ${template}`);
  const url = new URL(adminUrl);
  url.pathname = name;
  return {
    name,
    url: url.href,
    [Symbol.asyncDispose]: () => administer(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

/** Runs one statement on its own connection. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
