import { randomUUIDv7 } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnBoth } from "../test/databases.ts";
import { followToEnd, seqsOf, submitOne } from "../test/follow.ts";
import { createFullDisk } from "../test/full-disk.ts";
import { createRequest, estimate, exercise, gradedEnd, start } from "../test/samples.ts";
import { endPassed, holdWorker } from "../test/workers.ts";
import { GRADE } from "./queue.ts";
import type { Store } from "./store.ts";
import { events, grades, learners, runs, submissions as table } from "./tables.ts";

const noRoom = { name: "StorageError", code: "storage-full" };
const waits = { state: "waiting", reason: { code: "rate-limited", message: "It asks us to wait." } } as const;
const draft = { exerciseVersion: "0123456789abcdef", artifact: { prompt: "kept" } };

const endsOf = async ({ db }: Store, id: string) => {
  const all = await db.select().from(runs).where(eq(runs.submission, id)).orderBy(runs.no);
  return all.map((each) => each.endedBecause);
};

describeOnBoth("a full disk", (on) => {
  test("refuses a submission, and keeps neither a row nor a job", async () => {
    const { store } = on.opened;
    await using disk = createFullDisk(store, "submit");
    const jobs = await store.boss.findJobs(GRADE);
    const request = createRequest();
    await expect(disk.submissions.submit(request)).rejects.toMatchObject(noRoom);
    expect(await store.db.select().from(table).where(eq(table.learner, request.learner))).toEqual([]);
    expect(await store.db.select().from(learners).where(eq(learners.id, request.learner))).toEqual([]);
    expect(await store.boss.findJobs(GRADE)).toHaveLength(jobs.length);
    disk.full.clear();
    // The same sending, once there is room: nothing of the refused one is in its way.
    expect(await disk.submissions.submit(request)).toMatchObject({ ok: true, repeated: false });
    const [row] = await store.db.select().from(table).where(eq(table.learner, request.learner));
    await disk.submissions.cancel(row?.id ?? "", request.learner);
  });

  test("refuses a draft, and leaves the one before as it was", async () => {
    await using disk = createFullDisk(on.opened.store);
    const key = { learner: randomUUIDv7(), exercise };
    await disk.submissions.putDraft(key, draft);
    const before = await disk.submissions.readDraft(key);
    disk.full.add("submit");
    const changed = { ...draft, artifact: { prompt: "changed" } };
    await expect(disk.submissions.putDraft(key, changed)).rejects.toMatchObject(noRoom);
    expect(before).toMatchObject(draft);
    expect(await disk.submissions.readDraft(key)).toEqual(before);
  });

  test("lets a run end that is under way while there is room for no more than that", async () => {
    await using disk = createFullDisk(on.opened.store);
    const request = createRequest();
    const id = await submitOne(disk.submissions, request);
    disk.full.add("submit");
    await using worker = await holdWorker(disk.submissions);
    const { run, release } = await worker.next();
    await disk.submissions.append(run, [start(1)]);
    await disk.submissions.setState(run, waits);
    expect(await endPassed(disk.submissions, run)).toEqual({ ok: true });
    release();
    expect(seqsOf(await followToEnd(disk.submissions, id))).toEqual([1, 2]);
    expect((await disk.submissions.read(id, request.learner))?.grade?.outcome).toBe("passed");
  });

  test("midway refuses all that a run writes; a next run grades it when there is room again", async () => {
    const { store } = on.opened;
    await using disk = createFullDisk(store);
    const request = createRequest();
    const id = await submitOne(disk.submissions, request);
    await using worker = await holdWorker(disk.submissions);
    const first = await worker.next();
    await disk.submissions.append(first.run, [start(1)]);
    disk.full.add("run");
    const refused = disk.submissions.append(first.run, [estimate(1)]);
    await expect(refused).rejects.toMatchObject(noRoom);
    await expect(disk.submissions.setState(first.run, waits)).rejects.toMatchObject(noRoom);
    await expect(endPassed(disk.submissions, first.run)).rejects.toMatchObject(noRoom);
    expect(await store.db.select().from(events).where(eq(events.submission, id))).toHaveLength(1);
    expect((await disk.submissions.read(id, request.learner))?.status).toEqual({ state: "running" });
    disk.full.clear();
    first.fail(new Error("the disk is full"));
    const second = await worker.next();
    expect(second.run).toEqual({ submission: id, no: 2 });
    await disk.submissions.append(second.run, [start(2)]);
    await endPassed(disk.submissions, second.run);
    second.release();
    expect(seqsOf(await followToEnd(disk.submissions, id))).toEqual([2, 3]);
    expect(await endsOf(store, id)).toEqual(["failed", "done"]);
    const kept = await store.db.select().from(grades).where(eq(grades.submission, id));
    expect(kept).toMatchObject([{ run: 2, outcome: "passed" }]);
  });

  test("that stays full for every run ends in a grade as well: ungraded, as soon as there is room", async () => {
    const { store } = on.opened;
    await using disk = createFullDisk(store);
    const request = createRequest();
    const id = await submitOne(disk.submissions, request);
    disk.full.add("run");
    const end = gradedEnd("ungraded");
    const refusals: unknown[] = [];
    const note = (error: unknown) => {
      refusals.push(error);
      // The last run finds no room either, once.
      if (refusals.length === 4) disk.full.clear();
      throw error;
    };
    await disk.submissions.work(
      {
        onRun: ({ run }) => disk.submissions.append(run, [start(run.no)]).then(() => undefined, note),
        onExhausted: ({ run }) =>
          disk.submissions.finish(run, { events: [], end }).then(() => undefined, note),
      },
      { concurrency: 1 },
    );
    await followToEnd(disk.submissions, id);
    expect(refusals).toMatchObject(Array.from({ length: 4 }, () => noRoom));
    expect(await endsOf(store, id)).toEqual([...Array.from({ length: 4 }, () => "failed"), "done"]);
    expect((await disk.submissions.read(id, request.learner))?.grade?.outcome).toBe("ungraded");
  });
});
