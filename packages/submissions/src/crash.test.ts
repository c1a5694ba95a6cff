import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { startChild } from "../test/child.ts";
import { createFolder, describeOnBoth, describeOnPostgres, openPlace } from "../test/databases.ts";
import { followToEnd, seqsOf, submitOne } from "../test/follow.ts";
import { letHeartbeatsLapse } from "../test/heartbeats.ts";
import { createRequest, estimate, gradedEnd, start } from "../test/samples.ts";
import { gradeAtOnce, holdWorker } from "../test/workers.ts";
import type { Store } from "./store.ts";
import { grades, runs } from "./tables.ts";

const endsOf = async ({ db }: Store, id: string) => {
  const all = await db.select().from(runs).where(eq(runs.submission, id)).orderBy(runs.no);
  return all.map((each) => each.endedBecause);
};

describeOnBoth("a worker that closes in the middle of a run", (on) => {
  test("gives the submission to a next run, which ends it once", async () => {
    await using place = await on.createPlace();
    const request = createRequest();
    let id = "";
    {
      await using opened = await openPlace(place);
      id = await submitOne(opened.submissions, request);
      await using worker = await holdWorker(opened.submissions);
      const { run } = await worker.next();
      await opened.submissions.append(run, [start(1), estimate(1)]);
      await opened.submissions.close();
    }
    await using again = await openPlace(place);
    expect((await again.submissions.read(id, request.learner))?.status).toMatchObject({ state: "queued" });
    await again.submissions.work(gradeAtOnce(again.submissions), { concurrency: 1 });
    expect(seqsOf(await followToEnd(again.submissions, id))).toEqual([1, 2, 3]);
    expect(await endsOf(again.store, id)).toEqual(["closing", "done"]);
    expect(await again.store.db.select().from(grades)).toMatchObject([{ submission: id, run: 2 }]);
  });
});

describe("the embedded database's process, killed in the middle of a run", () => {
  test("goes on under a next run as soon as the folder is opened again", async () => {
    await using place = await createFolder();
    const request = createRequest();
    let id = "";
    {
      await using opened = await openPlace(place);
      id = await submitOne(opened.submissions, request);
    }
    await using child = startChild({ options: place.options, role: "stall" });
    expect((await child.next("taken")).run).toEqual({ submission: id, no: 1 });
    await child.kill();
    await using again = await openPlace(place);
    expect((await again.submissions.read(id, request.learner))?.status).toEqual({ state: "running" });
    await again.submissions.work(gradeAtOnce(again.submissions), { concurrency: 1 });
    expect(seqsOf(await followToEnd(again.submissions, id))).toEqual([1, 2, 3]);
    expect(await endsOf(again.store, id)).toEqual(["lost", "done"]);
    expect(await again.store.db.select().from(grades)).toMatchObject([{ submission: id, run: 2 }]);
  });
});

describeOnPostgres("a killed or stopped worker process", (on) => {
  test("loses its run to another worker within twenty seconds, by its heartbeat alone", async () => {
    await using place = await on.createPlace();
    await using opened = await openPlace(place);
    const id = await submitOne(opened.submissions, createRequest());
    await using child = startChild({ options: place.options, role: "stall" });
    await child.next("taken");
    await child.kill();
    const killedAt = Date.now();
    await opened.submissions.work(gradeAtOnce(opened.submissions), { concurrency: 1 });
    await followToEnd(opened.submissions, id);
    expect(Date.now() - killedAt).toBeLessThan(20_000);
    expect(await endsOf(opened.store, id)).toEqual(["lost", "done"]);
  });

  test("ends its submission ungraded under a last run when it was killed three times", async () => {
    await using place = await on.createPlace();
    await using opened = await openPlace(place);
    const request = createRequest();
    const id = await submitOne(opened.submissions, request);
    for (const no of [1, 2, 3]) {
      await using child = startChild({ options: place.options, role: "stall" });
      expect((await child.next("taken")).run.no).toBe(no);
      await child.kill();
      await letHeartbeatsLapse(opened.store);
    }
    await opened.submissions.work(gradeAtOnce(opened.submissions), { concurrency: 1 });
    await followToEnd(opened.submissions, id);
    expect(await endsOf(opened.store, id)).toEqual(["lost", "lost", "lost", "done"]);
    expect((await opened.submissions.read(id, request.learner))?.grade?.outcome).toBe("ungraded");
  });

  test("is refused when it wakes up after another worker has graded", async () => {
    await using place = await on.createPlace();
    await using opened = await openPlace(place);
    const { submissions, store } = opened;
    const id = await submitOne(submissions, createRequest());
    await using child = startChild({ options: place.options, role: "stall" });
    await child.next("taken");
    child.process.kill("SIGSTOP");
    await letHeartbeatsLapse(store);
    await using worker = await holdWorker(submissions);
    const { run, release } = await worker.next();
    expect(run.no).toBe(2);
    await submissions.append(run, [start(2)]);
    child.process.kill("SIGCONT");
    child.process.send("append");
    expect((await child.next("written")).written).toEqual({ ok: false, reason: "superseded" });
    await submissions.finish(run, { events: [], end: gradedEnd("passed") });
    release();
    expect(seqsOf(await followToEnd(submissions, id))).toEqual([3, 4]);
    expect((await child.next("stopped")).because).toBe("lost");
    expect(await store.db.select().from(grades)).toMatchObject([{ submission: id, run: 2 }]);
  });
});
