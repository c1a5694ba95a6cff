import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnBoth } from "../test/databases.ts";
import { followToEnd, seqsOf, submitOne } from "../test/follow.ts";
import {
  createBody,
  createGrade,
  createRequest,
  estimate,
  gradedEnd,
  gradedWithoutExaminer,
  start,
} from "../test/samples.ts";
import { endPassed, holdWorker } from "../test/workers.ts";
import { findPlace } from "./line.ts";
import { giveBack } from "./give-back.ts";
import { events, grades, runs, submissions as table } from "./tables.ts";
import { take } from "./take.ts";

const waits = {
  state: "waiting",
  reason: { code: "rate-limited", message: "The model asks us to wait." },
  until: "2030-01-01T00:00:00.000Z",
} as const;

describeOnBoth("work", (on) => {
  test("hands over a submission under run 1, and keeps its events and grade", async () => {
    const { submissions } = on.opened;
    const request = createRequest({ variant: 2, body: createBody({ examiner: "larger" }) });
    const id = await submitOne(submissions, request);
    await using worker = await holdWorker(submissions);
    const delivery = await worker.next();
    expect(delivery.run).toEqual({ submission: id, no: 1 });
    const { learner } = request;
    expect(delivery.submission).toEqual({ ...request.body, id, learner, variant: 2 });
    expect(await submissions.append(delivery.run, [start(1), estimate(1)])).toEqual({ ok: true });
    expect(await submissions.append(delivery.run, [])).toEqual({ ok: true });
    const ending = { events: [estimate(2)], end: gradedEnd("passed") };
    expect(await submissions.finish(delivery.run, ending)).toEqual({ ok: true });
    delivery.release();
    expect(seqsOf(await followToEnd(submissions, id))).toEqual([1, 2, 3, 4]);
    expect(await submissions.read(id, learner)).toMatchObject({
      status: { state: "done" },
      grade: createGrade("passed"),
    });
  });

  test("refuses a run that stalled while a newer one took over, and keeps one grade", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    const stalled = await take(store, id, "stalled");
    await submissions.append(stalled!.run, [start(1), estimate(1)]);
    const next = await take(store, id, "next");
    expect(next?.run).toEqual({ submission: id, no: 2 });
    const superseded = { ok: false, reason: "superseded" };
    expect(await submissions.append(stalled!.run, [estimate(2)])).toEqual(superseded);
    expect(await submissions.setState(stalled!.run, waits)).toEqual(superseded);
    expect(await submissions.append(next!.run, [start(2)])).toEqual({ ok: true });
    expect(await endPassed(submissions, next!.run)).toEqual({ ok: true });
    const late = { events: [], end: gradedEnd("failed") };
    expect(await submissions.finish(stalled!.run, late)).toEqual(superseded);
    const kept = await store.db.select().from(grades).where(eq(grades.submission, id));
    expect(kept).toMatchObject([{ run: 2, outcome: "passed", examiner: "SmolLM2-135M-Instruct" }]);
    const all = await store.db.select().from(events).where(eq(events.submission, id)).orderBy(events.seq);
    expect(all.map((each) => [each.seq, each.run])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [4, 2],
    ]);
    const ends = await store.db.select().from(runs).where(eq(runs.submission, id)).orderBy(runs.no);
    expect(ends.map((each) => each.endedBecause)).toEqual(["lost", "done"]);
  });

  test("lets exactly one of two runs that end at the same time write the grade", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    const first = await take(store, id, "first");
    const [second, end] = await Promise.all([take(store, id, "second"), endPassed(submissions, first!.run)]);
    const secondEnd = second ? await endPassed(submissions, second.run) : { ok: false };
    expect([end.ok, secondEnd.ok].filter(Boolean)).toHaveLength(1);
    expect(await store.db.select().from(grades).where(eq(grades.submission, id))).toHaveLength(1);
  });

  test("changes nothing about a submission that is done", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    const taken = await take(store, id, "worker");
    await endPassed(submissions, taken!.run);
    const done = { ok: false, reason: "done" };
    expect(await endPassed(submissions, taken!.run)).toEqual(done);
    expect(await submissions.append(taken!.run, [estimate(3)])).toEqual(done);
    expect(await submissions.setState(taken!.run, waits)).toEqual(done);
    expect(await take(store, id, "another")).toBeUndefined();
    expect(await giveBack(store, taken!.run, "failed")).toBe(true);
    const [row] = await store.db.select().from(table).where(eq(table.id, id));
    expect(row).toMatchObject({ state: "done", run: 1 });
  });

  test("says why a run waits and until when, and that it goes on", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    const taken = await take(store, id, "worker");
    expect(await submissions.setState(taken!.run, waits)).toEqual({ ok: true });
    expect(await submissions.read(id, request.learner)).toMatchObject({ status: waits });
    const longer = { ...waits, until: "2030-01-01T00:05:00.000Z" };
    expect(await submissions.setState(taken!.run, longer)).toEqual({ ok: true });
    expect(await submissions.read(id, request.learner)).toMatchObject({ status: longer });
    expect(await submissions.setState(taken!.run, { state: "running" })).toEqual({ ok: true });
    expect((await submissions.read(id, request.learner))?.status).toEqual({ state: "running" });
    await endPassed(submissions, taken!.run);
  });

  test("gives a run that was given back no more say", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    const taken = await take(store, id, "worker");
    expect(await giveBack(store, taken!.run, "failed")).toBe(false);
    expect(await submissions.append(taken!.run, [estimate(1)])).toEqual({ ok: false, reason: "superseded" });
    expect(await endPassed(submissions, taken!.run)).toEqual({ ok: false, reason: "superseded" });
    await submissions.cancel(id, request.learner);
  });

  test("opens a next run when a handler throws or forgets the end; after three, the last one", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    await using worker = await holdWorker(submissions);
    const first = await worker.next();
    await submissions.append(first.run, [start(1), estimate(1)]);
    first.fail(new Error("the model went away"));
    const second = await worker.next();
    expect(second.run.no).toBe(2);
    second.release();
    const third = await worker.next();
    expect(third.run.no).toBe(3);
    third.fail(new Error("again"));
    const last = await worker.nextExhausted();
    expect(last.run).toEqual({ submission: id, no: 4 });
    await submissions.finish(last.run, { events: [], end: gradedEnd("ungraded") });
    last.release();
    const told = await followToEnd(submissions, id);
    expect(seqsOf(told)).toEqual([3]);
    expect((await submissions.read(id, request.learner))?.grade?.outcome).toBe("ungraded");
    const all = await store.db.select().from(runs).where(eq(runs.submission, id)).orderBy(runs.no);
    expect(all.map((each) => each.endedBecause)).toEqual(["failed", "failed", "failed", "done"]);
  });

  test("delivers again when a stray run took over and came to nothing", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    await using worker = await holdWorker(submissions);
    const first = await worker.next();
    const stray = await take(store, id, "stray");
    await giveBack(store, stray!.run, "failed");
    first.release();
    const again = await worker.next();
    expect(again.run).toEqual({ submission: id, no: 3 });
    await endPassed(submissions, again.run);
    again.release();
  });

  test("takes what only runs code while there is no examiner, and the rest once it is there", async () => {
    const { submissions, store } = on.opened;
    const there = Promise.withResolvers<void>();
    const asking = await submitOne(submissions, createRequest());
    const code = await submitOne(submissions, createRequest({ asksExaminer: false }));
    const behind = await submitOne(submissions, createRequest({ asksExaminer: false }));
    // Who asks the examiner is before nobody who does not.
    expect(await findPlace(store, code)).toMatchObject({ place: 1 });
    expect(await findPlace(store, asking)).toMatchObject({ place: 1 });
    await using worker = await holdWorker(submissions, { concurrency: 1, code: 1, examiner: there.promise });
    for (const id of [code, behind]) {
      const delivery = await worker.next();
      expect(delivery.submission.id).toBe(id);
      expect(await submissions.listWorkers()).toMatchObject([{ concurrency: 0, code: 1 }]);
      await submissions.finish(delivery.run, { events: [], end: gradedWithoutExaminer });
      delivery.release();
      await followToEnd(submissions, id);
    }
    const [kept] = await store.db.select().from(grades).where(eq(grades.submission, code));
    expect(kept).toMatchObject({ outcome: "passed", examiner: null, fileHash: null });
    expect(await findPlace(store, asking)).toMatchObject({ place: 1 });
    there.resolve();
    const last = await worker.next();
    expect(last.submission.id).toBe(asking);
    expect(await submissions.listWorkers()).toMatchObject([{ concurrency: 1, code: 1 }]);
    await endPassed(submissions, last.run);
    last.release();
    await followToEnd(submissions, asking);
  });

  test("runs as many at once as it was told, and takes the next when one ends", async () => {
    const { submissions } = on.opened;
    const ids = await Promise.all([1, 2, 3].map(() => submitOne(submissions, createRequest())));
    await using worker = await holdWorker(submissions, { concurrency: 2 });
    const first = await worker.next();
    const second = await worker.next();
    expect(await submissions.countQueue()).toMatchObject({ queued: 1, running: 2 });
    await endPassed(submissions, first.run);
    first.release();
    const third = await worker.next();
    expect([first, second, third].map((each) => each.submission.id).toSorted()).toEqual(ids.toSorted());
    for (const each of [second, third]) {
      await endPassed(submissions, each.run);
      each.release();
    }
    await Promise.all(ids.map((id) => followToEnd(submissions, id)));
  });
});
