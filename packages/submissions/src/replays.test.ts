import { randomUUIDv7 } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnBoth, openPlace } from "../test/databases.ts";
import { followToState, submitOne } from "../test/follow.ts";
import { createBody, createRequest, practiceResult } from "../test/samples.ts";
import { holdWorker } from "../test/workers.ts";
import type { ReplayClaim } from "./replays.ts";
import type { Store } from "./store.ts";
import type { SubmitRequest } from "./submit.ts";
import { replays } from "./tables.ts";
import { take } from "./take.ts";

const examiner = "larger-model";
const allowed: ReplayClaim = { mostCost: 100, mayGo: () => true };
const end = { v: 1, type: "grading-end", practice: practiceResult } as const;

const createReplay = (replay: ReplayClaim, learner: string = randomUUIDv7()): SubmitRequest =>
  createRequest({ learner, body: createBody({ mode: "replay", examiner }), replay });

/** Lets nothing be used up yet: tests here share a database. */
const forgetAll = ({ db }: Store) => db.delete(replays);

describeOnBoth("replays", (on) => {
  test("keeps the examiner, and gives the same replay again for the same key", async () => {
    const { submissions } = on.opened;
    const request = createReplay(allowed);
    const first = await submissions.submit(request);
    expect(first).toMatchObject({ ok: true, submission: { mode: "replay", examiner } });
    expect(await submissions.submit(request)).toEqual({ ...first, repeated: true });
    const other = { ...request, body: { ...request.body, examiner: "another" } };
    expect(await submissions.submit(other)).toEqual({ ok: false, reason: "key-reused" });
  });

  test("refuses what may not go, says what is used up, and keeps nothing of it", async () => {
    const { submissions, store } = on.opened;
    await forgetAll(store);
    const learner = randomUUIDv7();
    await submitOne(submissions, createReplay(allowed, learner));
    await submitOne(submissions, createReplay({ ...allowed, mostCost: 20 }));
    const refused = createReplay({ mostCost: 1, mayGo: () => false }, learner);
    expect(await submissions.submit(refused)).toEqual({
      ok: false,
      reason: "over-limit",
      use: { day: 120, learner: 100, lastHour: 1, hourFreesAt: expect.any(String) },
    });
    expect(await submissions.findSent(refused)).toBeUndefined();
    expect(await submissions.readReplayUse(learner)).toMatchObject({ day: 120, learner: 100, lastHour: 1 });
    expect(await submissions.readReplayUse(undefined)).toEqual({ day: 120, learner: 0, lastHour: 0 });
  });

  test("lets no two at once exceed a limit, also from two processes", async () => {
    const { store } = on.opened;
    await using place = await on.createPlace();
    await using first = await openPlace(place);
    // The embedded database belongs to one process.
    await using second = "databaseUrl" in place.options ? await openPlace(place) : undefined;
    await forgetAll(store);
    const limited: ReplayClaim = { mostCost: 30, mayGo: ({ day }) => day + 30 <= 100 };
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        (index % 2 === 0 ? first : (second ?? first)).submissions.submit(createReplay(limited)),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await first.submissions.readReplayUse(undefined)).toMatchObject({ day: 90 });
  });

  test("counts what a replay cost in place of the most, and tells how its examiner answered", async () => {
    const { submissions, store } = on.opened;
    await forgetAll(store);
    expect(await submissions.readLastReplay(examiner)).toBeUndefined();
    const cheap = await take(store, await submitOne(submissions, createReplay(allowed)), "worker");
    await submissions.finish(cheap!.run, { events: [], end, replay: { cost: 7 } });
    expect(await submissions.readReplayUse(undefined)).toMatchObject({ day: 7 });
    expect(await submissions.readLastReplay(examiner)).toEqual({ at: expect.any(String) });
    const failed = await take(store, await submitOne(submissions, createReplay(allowed)), "worker");
    const fault = { code: "examiner-away", message: "The key was refused." } as const;
    await submissions.finish(failed!.run, { events: [], end, replay: { fault } });
    expect(await submissions.readReplayUse(undefined)).toMatchObject({ day: 107 });
    expect(await submissions.readLastReplay(examiner)).toMatchObject({ fault });
    expect(await submissions.readLastReplay("another")).toBeUndefined();
  });

  test("begins each day and each hour anew", async () => {
    const { submissions, store } = on.opened;
    await forgetAll(store);
    const learner = randomUUIDv7();
    const id = await submitOne(submissions, createReplay(allowed, learner));
    const age = (interval: string) =>
      store.db
        .update(replays)
        .set({ at: sql`now() - ${interval}::interval` })
        .where(eq(replays.submission, id));
    await age("61 minutes");
    expect(await submissions.readReplayUse(learner)).toMatchObject({ lastHour: 0 });
    await age("24 hours 1 minute");
    expect(await submissions.readReplayUse(learner)).toEqual({ day: 0, learner: 0, lastHour: 0 });
  });

  test("costs nothing when it is cancelled in line, and the most once it has begun", async () => {
    const { submissions, store } = on.opened;
    await forgetAll(store);
    const [waiting, begun] = [createReplay(allowed), createReplay(allowed)];
    await submissions.cancel(await submitOne(submissions, waiting), waiting.learner);
    expect(await submissions.readReplayUse(undefined)).toMatchObject({ day: 0 });
    const id = await submitOne(submissions, begun);
    await take(store, id, "worker");
    await submissions.cancel(id, begun.learner);
    expect(await submissions.readReplayUse(undefined)).toMatchObject({ day: 100 });
  });

  test("wait in a line of their own, which holds up no grade and which only some workers serve", async () => {
    await using place = await on.createPlace();
    await using own = await openPlace(place);
    const { submissions } = own;
    await using gradesOnly = await holdWorker(submissions, { concurrency: 1 });
    const replay = await submitOne(submissions, createReplay(allowed));
    const graded = createRequest();
    const id = await submitOne(submissions, graded);
    expect((await gradesOnly.next()).submission.id).toBe(id);
    await using both = await holdWorker(submissions, { concurrency: 1, replays: 1 });
    const { submission, run, release } = await both.next();
    expect(submission).toMatchObject({ id: replay, examiner });
    await submissions.finish(run, { events: [], end, replay: {} });
    release();
    await followToState(submissions, replay, "done");
  });
});
