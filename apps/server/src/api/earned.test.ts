import { randomUUID } from "node:crypto";
import { loadContent } from "@assay/content";
import type { Submission } from "@assay/exercise";
import type { EarnedText } from "@assay/submissions";
import { afterAll, expect, test } from "vitest";
import type { Dependencies } from "./dependencies.ts";
import { cookieOf, openTestDatabase, readProblem, sampleContent, startTestApp } from "./test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

const path = "/api/exercises/sample-lesson/name-product";
const post = (cookie: string) => ({ method: "POST", headers: { cookie } });
const get = (cookie: string) => ({ headers: { cookie } });

/** The sample exercise as if it had a second set of hidden cases. */
async function withVariants(): Promise<Partial<Dependencies>> {
  const content = await loadContent(sampleContent);
  const id = "sample-lesson/name-product";
  const published = content.exercises.get(id)!;
  const hidden = { ...published.exercise.hidden, variants: 2 };
  const exercises = new Map([[id, { ...published, exercise: { ...published.exercise, hidden } }]]);
  return { content: { ...content, exercises } };
}

/** Ends the next submission in line with what it earns, and tells which variant it ran on. */
async function endNext(earned: EarnedText[]): Promise<number> {
  const { promise: ended, resolve: onEnded } = Promise.withResolvers<number>();
  await using _worker = await submissions.work(
    {
      onRun: async ({ run, submission }) => {
        await submissions.finish(run, { events: [], end: { v: 1, type: "grading-end" }, earned });
        onEnded(submission.variant);
      },
      onExhausted: () => Promise.resolve(),
    },
    { concurrency: 1 },
  );
  return await ended;
}

test("lists what is earned, a solution without its text until it is opened", async () => {
  const app = await startTestApp(submissions, await withVariants());
  expect(await (await app.request(`${path}/earned`)).json()).toEqual({ hints: [], rungs: 4 });
  const cookie = cookieOf(await app.submit({ mode: "submit" }));
  await endNext([
    { rung: 1, text: "Look at case 2." },
    { rung: 4, text: "This passes." },
    { rung: 5, text: "What the reference does." },
  ]);
  const read = async () => await (await app.request(`${path}/earned`, get(cookie))).json();
  const at = expect.any(String);
  expect(await read()).toEqual({
    hints: [
      { rung: 1, at, text: "Look at case 2." },
      { rung: 4, at },
    ],
    rungs: 4,
    debrief: "What the reference does.",
  });
  const opened = await (await app.request(`${path}/hints/4/open`, post(cookie))).json();
  expect(opened).toEqual({ rung: 4, at, openedAt: at, text: "This passes." });
  expect((await read()).hints[1]).toEqual(opened);
});

test("opens nothing that is not earned, and no debrief, for nobody", async () => {
  const app = await startTestApp(submissions);
  const cookie = cookieOf(await app.submit());
  await endNext([]);
  const codes = await Promise.all(
    [`${path}/hints/1/open`, `${path}/hints/5/open`, `${path}/hints/x/open`].map(
      async (each) => (await readProblem(await app.request(each, post(cookie)))).code,
    ),
  );
  expect(codes).toEqual(["not-found", "bad-request", "bad-request"]);
  expect((await readProblem(await app.request(`${path}/hints/1/open`, { method: "POST" }))).code).toBe(
    "not-found",
  );
  const elsewhere = await app.request("/api/exercises/sample-lesson/nothing/earned");
  expect((await readProblem(elsewhere)).code).toBe("unknown-exercise");
});

test("runs a submit on the fresh variant once the solution is opened, not before", async () => {
  const app = await startTestApp(submissions, await withVariants());
  const cookie = cookieOf(await app.submit({ mode: "submit" }));
  const first = await endNext([{ rung: 4, text: "This passes." }]);
  await app.submit({ mode: "submit" }, { cookie });
  const second = await endNext([]);
  await app.request(`${path}/hints/4/open`, post(cookie));
  await app.submit({ mode: "submit" }, { cookie });
  expect([first, second, await endNext([])]).toEqual([1, 1, 2]);
});

test("tells how each case of one's own submission ended, and of nobody else's", async () => {
  const app = await startTestApp(submissions);
  const response = await app.submit();
  const { id }: Submission = await response.json();
  const own = await app.request(`/api/submissions/${id}/cases`, get(cookieOf(response)));
  expect(await own.json()).toEqual({ visible: {}, hidden: {} });
  const problems = await Promise.all(
    [id, randomUUID(), "nonsense"].map(
      async (each) => (await readProblem(await app.request(`/api/submissions/${each}/cases`))).code,
    ),
  );
  expect(new Set(problems)).toEqual(new Set(["unknown-submission"]));
});
