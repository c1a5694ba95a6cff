import { count } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Child, startChild } from "../test/child.ts";
import { type Place, createFolder, describeOnPostgres, openPlace } from "../test/databases.ts";
import { GRADE } from "./queue.ts";
import type { Store } from "./store.ts";
import { events, submissions as table } from "./tables.ts";

async function killWhileWriting(createPlace: () => Promise<Place>, rounds: number): Promise<void> {
  await using place = await createPlace();
  const told: Child["told"] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await using child = startChild({ options: place.options, role: "write" });
    while (child.told.length < 5 * round) await child.nextAny();
    await child.kill();
    told.push(...child.told);
  }
  await using opened = await openPlace(place);
  expect(await findLost(opened.store, told)).toEqual([]);
  expect(told.length).toBeGreaterThan(0);
}

describe("a process that is killed while it writes, on PGlite", () => {
  test("has lost nothing that was acknowledged, six times", { timeout: 120_000 }, async () => {
    await expect(killWhileWriting(createFolder, 6)).resolves.toBeUndefined();
  });
});

describeOnPostgres("a process that is killed while it writes", (on) => {
  test("has lost nothing that was acknowledged, three times", async () => {
    await expect(killWhileWriting(on.createPlace, 3)).resolves.toBeUndefined();
  });
});

/** Lists what was acknowledged and is not there. */
async function findLost({ db, boss }: Store, told: Child["told"]): Promise<Child["told"]> {
  const rows = new Set((await db.select({ id: table.id }).from(table)).map((row) => row.id));
  const jobs = new Set((await boss.findJobs(GRADE)).map((job) => job.id));
  const stored = await db
    .select({ submission: events.submission, run: events.run, count: count() })
    .from(events)
    .groupBy(events.submission, events.run);
  return told.filter((each) => {
    if (each.kind === "submitted") return !rows.has(each.id) || !jobs.has(each.id);
    if (each.kind !== "appended") return false;
    const { submission, no } = each.run;
    const found = stored.find((row) => row.submission === submission && row.run === no);
    return (found?.count ?? 0) < each.events;
  });
}
