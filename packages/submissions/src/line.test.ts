import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnBoth } from "../test/databases.ts";
import { submitOne } from "../test/follow.ts";
import { createBody, createRequest } from "../test/samples.ts";
import { endPassed } from "../test/workers.ts";
import { beatWorker } from "./heartbeats.ts";
import { findPlace } from "./line.ts";
import type { Store } from "./store.ts";
import type { Submissions } from "./submissions.ts";
import { runs } from "./tables.ts";
import { take } from "./take.ts";

// One that no other test here has experience with.
const examiner = "timed";

/** Leaves one finished run that took this long. */
async function experience(submissions: Submissions, store: Store, seconds: number): Promise<void> {
  const id = await submitOne(submissions, createRequest({ body: createBody({ examiner }) }));
  const taken = await take(store, id, "worker");
  await endPassed(submissions, taken!.run);
  await store.db
    .update(runs)
    .set({ startedAt: sql`ended_at - make_interval(secs => ${seconds})` })
    .where(eq(runs.submission, id));
}

const secondsUntil = (time: string | undefined) => (Date.parse(time ?? "") - Date.now()) / 1000;

describeOnBoth("place in line", (on) => {
  test("counts who came before and still waits; nobody else has a place", async () => {
    const { submissions, store } = on.opened;
    const requests = [createRequest(), createRequest(), createRequest()];
    const ids: string[] = [];
    for (const request of requests) ids.push(await submitOne(submissions, request));
    const places = () => Promise.all(ids.map(async (id) => (await findPlace(store, id))?.place));
    expect(await places()).toEqual([1, 2, 3]);
    const taken = await take(store, ids[0]!, "worker");
    expect(await places()).toEqual([undefined, 1, 2]);
    await submissions.cancel(ids[1]!, requests[1]!.learner);
    expect(await places()).toEqual([undefined, undefined, 1]);
    await endPassed(submissions, taken!.run);
    expect(await places()).toEqual([undefined, undefined, 1]);
    await submissions.cancel(ids[2]!, requests[2]!.learner);
  });

  test("expects a start by the pace of recent runs on the same examiner, and by free places", async () => {
    const { submissions, store } = on.opened;
    await experience(submissions, store, 10);
    await experience(submissions, store, 30);
    const [busy, first, second] = await Promise.all(
      [1, 2, 3].map(() => submitOne(submissions, createRequest({ body: createBody({ examiner }) }))),
    );
    expect(await findPlace(store, first!)).not.toHaveProperty("expectedStart");
    await beatWorker(store, { id: "worker", concurrency: 2 });
    await take(store, busy!, "worker");
    const [ahead, behind] = (
      await Promise.all([findPlace(store, first!), findPlace(store, second!)])
    ).toSorted((a, b) => (a?.place ?? 0) - (b?.place ?? 0));
    expect([ahead?.place, behind?.place]).toEqual([1, 2]);
    expect(Math.round(secondsUntil(ahead?.expectedStart))).toBeLessThanOrEqual(0);
    expect(Math.round(secondsUntil(behind?.expectedStart))).toBeOneOf([9, 10]);
    const elsewhere = await submitOne(
      submissions,
      createRequest({ body: createBody({ examiner: "larger" }) }),
    );
    expect(await findPlace(store, elsewhere)).toEqual({ place: 3 });
  });
});
