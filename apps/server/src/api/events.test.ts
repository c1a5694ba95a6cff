import type { GradeEventOf, Submission } from "@assay/exercise";
import { afterAll, expect, test } from "vitest";
import { type TestApp, cookieOf, openTestDatabase, startTestApp } from "./test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

const estimate = (done: number): GradeEventOf<"estimate"> => ({ v: 1, type: "estimate", done, planned: 2 });

/** Makes a submission and ends it with three events. */
async function end(app: TestApp): Promise<{ id: string; cookie: string }> {
  const made = await app.submit();
  const { id }: Submission = await made.json();
  await using _worker = await submissions.work(
    {
      onRun: async ({ run }) => {
        await submissions.append(run, [estimate(1), estimate(2)]);
        await submissions.finish(run, { events: [], end: { v: 1, type: "grading-end" } });
      },
      onExhausted: () => Promise.resolve(),
    },
    { concurrency: 1 },
  );
  await Array.fromAsync(submissions.subscribe(id, 0, new AbortController().signal));
  return { id, cookie: cookieOf(made) };
}

test("tells the rest after a number that an event has, and everything after any other", async () => {
  const app = await startTestApp(submissions);
  const { id, cookie } = await end(app);
  const told = async (lastEventId: string): Promise<number[]> => {
    const headers = { cookie, "last-event-id": lastEventId };
    const text = await (await app.request(`/api/submissions/${id}/events`, { headers })).text();
    expect(text.endsWith('event: state\ndata: {"state":"done"}\n\n')).toBe(true);
    expect(text.match(/^event: state$/gm)).toHaveLength(1);
    return [...text.matchAll(/^id: (\d+)$/gm)].map(([, seq]) => Number(seq));
  };
  expect(await told("0")).toEqual([1, 2, 3]);
  expect(await told("1")).toEqual([2, 3]);
  expect(await told("3")).toEqual([]);
  expect(await told("4")).toEqual([1, 2, 3]);
  expect(await told("999999999")).toEqual([1, 2, 3]);
});
