import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { describeOnBoth } from "../test/databases.ts";
import { createBody, createRequest } from "../test/samples.ts";
import { GRADE } from "./queue.ts";
import type { Store } from "./store.ts";
import { submissions as table } from "./tables.ts";

describeOnBoth("submit", (on) => {
  test("keeps a submission and puts its id in line", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const result = await submissions.submit(request);
    expect(result).toMatchObject({
      ok: true,
      repeated: false,
      submission: { ...request.body, status: { state: "queued" } },
    });
    const id = result.ok ? result.submission.id : "";
    expect(await store.boss.findJobs(GRADE, { id })).toMatchObject([{ id, state: "created", data: { id } }]);
  });

  test("keeps nothing when the queue refuses", async () => {
    const { submissions, store } = on.opened;
    await using _broken = await breakInserts(store, "pgboss.job_common");
    const request = createRequest();
    await expect(submissions.submit(request)).rejects.toThrow("it is broken");
    const kept = await store.db.select().from(table).where(eq(table.learner, request.learner));
    expect(kept).toEqual([]);
  });

  test("puts nothing in line when the submission is refused at the last moment", async () => {
    const { submissions, store } = on.opened;
    await using _broken = await breakInserts(store, "submissions");
    const before = await store.boss.findJobs(GRADE);
    await expect(submissions.submit(createRequest())).rejects.toThrow("it is broken");
    expect(await store.boss.findJobs(GRADE)).toHaveLength(before.length);
  });

  test("gives the first submission again for the same key and body", async () => {
    const { submissions } = on.opened;
    const artifact = { prompt: "a\0b \ud800", settings: { stop: ["\n"], maxTokens: 16 } };
    const request = createRequest({ body: createBody({ artifact }) });
    const first = await submissions.submit(request);
    const sameParts = { settings: { maxTokens: 16, stop: ["\n"] }, prompt: "a\0b \ud800" };
    const second = await submissions.submit({ ...request, body: createBody({ artifact: sameParts }) });
    expect(second).toEqual({ ...first, repeated: true });
  });

  test("refuses the same key with a different body, but not another learner's", async () => {
    const { submissions } = on.opened;
    const request = createRequest();
    await submissions.submit(request);
    for (const change of [{ mode: "practice" as const }, { artifact: { prompt: "else" } }]) {
      const other = { ...request, body: createBody(change) };
      expect(await submissions.submit(other)).toEqual({ ok: false, reason: "key-reused" });
    }
    const elsewhere = createRequest({ idempotencyKey: request.idempotencyKey });
    expect(await submissions.submit(elsewhere)).toMatchObject({ ok: true, repeated: false });
  });

  test("makes one submission of ten that arrive at once with the same key", async () => {
    const { submissions, store } = on.opened;
    const request = createRequest();
    const results = await Promise.all(Array.from({ length: 10 }, () => submissions.submit(request)));
    expect(results.filter((each) => each.ok && !each.repeated)).toHaveLength(1);
    const ids = new Set(results.map((each) => (each.ok ? each.submission.id : "refused")));
    const kept = await store.db.select().from(table).where(eq(table.learner, request.learner));
    expect([...ids]).toEqual(kept.map((each) => each.id));
  });

  test("takes fifty submissions at once, each with its own place and job", async () => {
    const { submissions, store } = on.opened;
    const { queued } = await submissions.countQueue();
    const requests = Array.from({ length: 50 }, () => createRequest());
    const results = await Promise.all(requests.map((each) => submissions.submit(each)));
    const ids = results.map((each) => (each.ok ? each.submission.id : "refused"));
    const reads = ids.map((id, index) => submissions.read(id, requests[index]?.learner ?? ""));
    const places = (await Promise.all(reads)).map((each) => each?.status.place ?? 0);
    const expected = Array.from({ length: 50 }, (_, index) => queued + index + 1);
    expect(places.toSorted((a, b) => a - b)).toEqual(expected);
    const jobs = new Set((await store.boss.findJobs(GRADE)).map((job) => job.id));
    expect(ids.filter((id) => !jobs.has(id))).toEqual([]);
  });
});

/** Makes a table refuse new rows, when their transaction commits, until it is disposed. */
async function breakInserts({ db }: Store, name: string): Promise<AsyncDisposable> {
  await db.execute(sql`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'it is broken'; end $$`);
  await db.execute(sql`create constraint trigger refuse after insert on ${sql.raw(name)}
    deferrable initially deferred for each row execute function refuse()`);
  return {
    async [Symbol.asyncDispose]() {
      await db.execute(sql`drop function refuse cascade`);
    },
  };
}
