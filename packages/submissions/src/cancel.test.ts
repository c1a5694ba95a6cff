import { randomUUIDv7 } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnBoth, describeOnPostgres, openPlace } from "../test/databases.ts";
import { followToEnd, followToState, seqsOf, statesOf, submitOne } from "../test/follow.ts";
import { createRequest, estimate, start } from "../test/samples.ts";
import { endPassed, holdWorker } from "../test/workers.ts";
import { GRADE } from "./queue.ts";
import { RunStopped } from "./run-stop.ts";
import { runs, submissions as table } from "./tables.ts";
import { take } from "./take.ts";

const cancelled = { ok: false, reason: "cancelled" };

/** Resolves with the reason when a signal aborts. */
const aborted = (signal: AbortSignal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    signal.addEventListener("abort", () => resolve(signal.reason));
  });

describeOnBoth("cancel", (on) => {
  test("takes a queued submission out of line, so that it is never run", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    expect(await submissions.cancel(id, request.learner)).toEqual({ ok: true });
    expect((await submissions.read(id, request.learner))?.status).toEqual({ state: "cancelled" });
    expect(await store.boss.findJobs(GRADE, { id })).toMatchObject([{ state: "cancelled" }]);
    expect(await take(store, id, "worker")).toBeUndefined();
    expect(await store.db.select().from(runs).where(eq(runs.submission, id))).toEqual([]);
  });

  test("stops a running one: its signal aborts and it can write no more", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    await using worker = await holdWorker(submissions);
    const { run, signal } = await worker.next();
    await submissions.append(run, [start(1)]);
    expect(await submissions.cancel(id, request.learner)).toEqual({ ok: true });
    expect(await aborted(signal)).toEqual(new RunStopped("cancelled"));
    expect(await submissions.append(run, [estimate(1)])).toEqual(cancelled);
    expect(await endPassed(submissions, run)).toEqual(cancelled);
    const told = await followToEnd(submissions, id);
    expect([seqsOf(told), statesOf(told)]).toEqual([[1], ["cancelled"]]);
    const kept = await store.db.select().from(runs).where(eq(runs.submission, id));
    expect(kept).toMatchObject([{ no: 1, endedBecause: "cancelled" }]);
    const [row] = await store.db.select().from(table).where(eq(table.id, id));
    expect(row?.cancelledAt).toBeInstanceOf(Date);
  });

  test("stops a waiting one", async () => {
    const { submissions } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    await using worker = await holdWorker(submissions);
    const { run, signal } = await worker.next();
    const reason = { code: "rate-limited", message: "The model asks us to wait." } as const;
    await submissions.setState(run, { state: "waiting", reason });
    expect(await submissions.cancel(id, request.learner)).toEqual({ ok: true });
    expect(await aborted(signal)).toEqual(new RunStopped("cancelled"));
    expect((await submissions.read(id, request.learner))?.status).toEqual({ state: "cancelled" });
  });

  test("changes nothing about one that is done", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    const taken = await take(store, id, "worker");
    await endPassed(submissions, taken!.run);
    expect(await submissions.cancel(id, request.learner)).toEqual({ ok: false, reason: "done" });
    expect(await submissions.read(id, request.learner)).toMatchObject({
      status: { state: "done" },
      grade: { outcome: "passed" },
    });
  });

  test("is the same twice as once, and knows no submission of somebody else", async () => {
    const { submissions } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    const unknown = { ok: false, reason: "unknown" };
    expect(await submissions.cancel(id, randomUUIDv7())).toEqual(unknown);
    expect(await submissions.cancel(randomUUIDv7(), request.learner)).toEqual(unknown);
    expect(await submissions.cancel(id, request.learner)).toEqual({ ok: true });
    expect(await submissions.cancel(id, request.learner)).toEqual({ ok: true });
  });

  test("frees the worker's place for the next in line", async () => {
    const { submissions } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    await using worker = await holdWorker(submissions, { concurrency: 1 });
    const first = await worker.next();
    const next = createRequest();
    const nextId = await submitOne(submissions, next);
    await submissions.cancel(id, request.learner);
    await aborted(first.signal);
    const second = await worker.next();
    expect(second.submission.id).toBe(nextId);
    await endPassed(submissions, second.run);
    second.release();
    await followToState(submissions, nextId, "done");
  });
});

describeOnPostgres("cancel from another process's store", (on) => {
  test("reaches the worker that runs the submission", async () => {
    await using place = await on.createPlace();
    await using api = await openPlace(place);
    await using other = await openPlace(place);
    await using worker = await holdWorker(other.submissions);
    const request = createRequest();
    const id = await submitOne(api.submissions, request);
    const { signal } = await worker.next();
    await api.submissions.cancel(id, request.learner);
    expect(await aborted(signal)).toEqual(new RunStopped("cancelled"));
  });
});
