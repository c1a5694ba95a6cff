import { randomUUIDv7 } from "node:crypto";
import { expect, test } from "vitest";
import { describeOnBoth, describeOnPostgres, openPlace } from "../test/databases.ts";
import { followToEnd, followUntil, seqsOf, statesOf, submitOne } from "../test/follow.ts";
import { administer } from "../test/postgres-database.ts";
import { createRequest, estimate, gradedEnd, start } from "../test/samples.ts";
import { endPassed } from "../test/workers.ts";
import type { Message } from "./subscribe.ts";
import { take } from "./take.ts";

const neverAborted = new AbortController().signal;
const isSeq = (seq: number) => (message: Message) => message.kind === "event" && message.stored.seq === seq;

describeOnBoth("subscribe", (on) => {
  test("tells the state first, each event as it is appended, and the end last", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    const reader = submissions.subscribe(id, 0, neverAborted)[Symbol.asyncIterator]();
    const next = async (): Promise<unknown> => (await reader.next()).value;
    expect(await next()).toMatchObject({ kind: "state", message: { state: "queued" } });
    const taken = await take(store, id, "worker");
    expect(await next()).toEqual({ kind: "state", message: { state: "running" } });
    await submissions.append(taken!.run, [start(1)]);
    expect(await next()).toMatchObject({ kind: "event", stored: { seq: 1, run: 1, event: start(1) } });
    const reason = { code: "examiner-restarting", message: "The model restarts." } as const;
    await submissions.setState(taken!.run, { state: "waiting", reason });
    expect(await next()).toEqual({ kind: "state", message: { state: "waiting", reason } });
    await submissions.setState(taken!.run, { state: "running" });
    expect(await next()).toEqual({ kind: "state", message: { state: "running" } });
    await submissions.finish(taken!.run, { events: [estimate(1)], end: gradedEnd("failed") });
    expect(await next()).toMatchObject({ kind: "event", stored: { seq: 2 } });
    expect(await next()).toMatchObject({ kind: "event", stored: { seq: 3, event: gradedEnd("failed") } });
    expect(await next()).toEqual({ kind: "state", message: { state: "done" } });
    expect((await reader.next()).done).toBe(true);
  });

  test("resumes after a number, and tells a late reader the same as an early one", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    const taken = await take(store, id, "worker");
    await submissions.append(taken!.run, [start(1), estimate(1)]);
    const early = followToEnd(submissions, id);
    const resumed = followToEnd(submissions, id, 2);
    await submissions.append(taken!.run, [estimate(2)]);
    await submissions.append(taken!.run, [estimate(3), estimate(4)]);
    await endPassed(submissions, taken!.run);
    const late = followToEnd(submissions, id);
    expect(seqsOf(await early)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seqsOf(await late)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(seqsOf(await resumed)).toEqual([3, 4, 5, 6]);
    expect(statesOf(await late)).toEqual(["done"]);
  });

  test("goes over to a newer run, whose numbers go on", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    const lost = await take(store, id, "lost");
    await submissions.append(lost!.run, [start(1), estimate(1)]);
    const reader = submissions.subscribe(id, 0, neverAborted);
    const told: Message[] = [];
    const reading = (async () => {
      for await (const message of reader) told.push(message);
    })();
    await followUntil(submissions, { id }, isSeq(2));
    const taken = await take(store, id, "worker");
    await submissions.append(taken!.run, [start(2), estimate(1)]);
    await endPassed(submissions, taken!.run);
    await reading;
    expect(seqsOf(told).slice(-3)).toEqual([3, 4, 5]);
    expect(seqsOf(await followToEnd(submissions, id))).toEqual([3, 4, 5]);
  });

  test("tells everything to a reader who comes when more events are stored than one look reads", async () => {
    const { submissions, store } = on.opened;
    const id = await submitOne(submissions, createRequest());
    const taken = await take(store, id, "worker");
    await submissions.append(
      taken!.run,
      Array.from({ length: 1000 }, (_, done) => estimate(done)),
    );
    await endPassed(submissions, taken!.run);
    expect(seqsOf(await followToEnd(submissions, id))).toEqual(Array.from({ length: 1001 }, (_, i) => i + 1));
  });

  test("tells those in line when their place changes", async () => {
    const { submissions, store } = on.opened;
    const [ahead, behind] = [createRequest(), createRequest()];
    const aheadId = await submitOne(submissions, ahead);
    const behindId = await submitOne(submissions, behind);
    const places: unknown[] = [];
    const enough = new AbortController();
    for await (const message of submissions.subscribe(behindId, 0, enough.signal)) {
      if (message.kind === "state") places.push(message.message.place);
      if (places.length === 1) await submissions.cancel(aheadId, ahead.learner);
      else enough.abort();
    }
    expect(places).toEqual([2, 1]);
    const taken = await take(store, behindId, "worker");
    await endPassed(submissions, taken!.run);
  });

  test("ends at once for an aborted reader, a waiting one, and an unknown id", async () => {
    const { submissions } = on.opened;
    const request = createRequest();
    const id = await submitOne(submissions, request);
    expect(await Array.fromAsync(submissions.subscribe(id, 0, AbortSignal.abort()))).toEqual([]);
    const waiting = new AbortController();
    const reader = submissions.subscribe(id, 0, waiting.signal)[Symbol.asyncIterator]();
    await reader.next();
    const end = reader.next();
    waiting.abort();
    expect((await end).done).toBe(true);
    expect(await Array.fromAsync(submissions.subscribe(randomUUIDv7(), 0, neverAborted))).toEqual([]);
    await submissions.cancel(id, request.learner);
  });

  test("ends when the store closes", async () => {
    await using place = await on.createPlace();
    await using opened = await openPlace(place);
    const id = await submitOne(opened.submissions, createRequest());
    const reader = opened.submissions.subscribe(id, 0, neverAborted)[Symbol.asyncIterator]();
    await reader.next();
    const end = reader.next();
    await opened.submissions.close();
    expect((await end).done).toBe(true);
  });
});

describeOnPostgres("subscribe over a broken connection", (on) => {
  test("misses nothing when the server cuts every connection", async () => {
    await using place = await on.createPlace();
    await using reading = await openPlace(place);
    await using writing = await openPlace(place);
    const id = await submitOne(writing.submissions, createRequest());
    const taken = await take(writing.store, id, "worker");
    const told: number[] = [];
    for await (const message of reading.submissions.subscribe(id, 0, neverAborted)) {
      if (message.kind === "state" && message.message.state === "running") {
        await cutConnections(place.options);
        await writing.submissions.append(taken!.run, [start(1), estimate(1)]).catch(() => undefined);
        await endPassed(writing.submissions, taken!.run);
      }
      if (message.kind === "event") told.push(message.stored.seq);
    }
    expect(told.at(-1)).toBe(told.length);
    expect(told.length).toBeGreaterThan(0);
  });
});

async function cutConnections(options: object): Promise<void> {
  if (!("databaseUrl" in options)) throw new Error("there is no server to cut off");
  await administer(
    String(options.databaseUrl),
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}
