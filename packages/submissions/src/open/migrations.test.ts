import { readFile, readdir } from "node:fs/promises";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, test } from "vitest";
import * as tables from "../tables.ts";
import { migrations } from "./migrations.ts";

test("says in the migrations what the tables say; if not, run `pnpm --filter @assay/submissions migrations`", async () => {
  const meta = `${migrations.migrationsFolder}/meta`;
  const snapshots = (await readdir(meta)).filter((each) => each.endsWith("_snapshot.json")).toSorted();
  const last = JSON.parse(await readFile(`${meta}/${snapshots.at(-1)}`, "utf8"));
  expect(await generateMigration(last, generateDrizzleJson(tables))).toEqual([]);
});
