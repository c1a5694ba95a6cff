import type { Submission } from "@assay/exercise";
import { afterAll, expect, test } from "vitest";
import { cookieOf, openTestDatabase, readProblem, startTestApp } from "./test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

const model = "larger-model";
const worstCost = () => 0.0004;
const replays = { model, worstCost };
const replay = { mode: "replay", examiner: model } as const;
const allowance = "/api/replays/allowance";

test("keeps a replay in line, with its examiner", async () => {
  const app = await startTestApp(submissions, { replays });
  const response = await app.submit(replay);
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ ...replay, status: { state: "queued" } });
});

test("says that there is no second examiner, that it is another one, and who may name one", async () => {
  const without = await startTestApp(submissions);
  expect(await readProblem(await without.submit(replay))).toMatchObject({
    status: 404,
    code: "unknown-examiner",
    detail: expect.stringContaining("OPENAI_BASE_URL and ASSAY_MODEL"),
  });
  expect(await readProblem(await without.request(allowance))).toMatchObject({ code: "unknown-examiner" });
  const app = await startTestApp(submissions, { replays });
  const details = await Promise.all(
    [
      { mode: "replay" as const },
      { ...replay, examiner: "gone" },
      { mode: "submit" as const, examiner: model },
    ].map(async (body) => (await readProblem(await app.submit(body))).detail),
  );
  expect(details).toEqual([
    "There is no examiner without a name to replay on; there is larger-model.",
    "There is no examiner gone to replay on; there is larger-model.",
    "Only a `replay` names its examiner; what counts runs on the one it was proved on.",
  ]);
});

test("shows what is spent before it is all spent, then refuses until the day is over", async () => {
  const app = await startTestApp(submissions, { replays: { ...replays, spendPerLearner: 0.001 } });
  const first = await app.submit(replay);
  const cookie = cookieOf(first);
  const read = async () => (await app.request(allowance, { headers: { cookie } })).json();
  const { learner, ...rest } = await read();
  expect(learner).toEqual({ spent: 0.0004, most: 0.001 });
  expect(rest).toMatchObject({ examiner: model, lastHour: 1, mostInHour: 20 });
  expect(rest.resetsAt).toMatch(/T00:00:00\.000Z$/);

  await app.submit(replay, { cookie });
  const refused = await app.submit(replay, { cookie });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await readProblem(refused)).toMatchObject({
    status: 429,
    code: "spend-limit",
    detail: expect.stringMatching(/^Of the \$0\.001 that a learner may spend on replays in a day, about/),
  });
  // What counts goes on, and so does everybody else.
  expect((await app.submit({ mode: "submit" }, { cookie })).status).toBe(201);
  expect((await app.submit(replay)).status).toBe(201);
});

test("lets no two sent at once exceed what all may spend in a day", async () => {
  const before = (await submissions.readReplayUse(undefined)).day;
  const app = await startTestApp(submissions, {
    replays: { ...replays, spendPerDay: (before + 1000) / 1e6 },
  });
  const responses = await Promise.all(Array.from({ length: 6 }, () => app.submit(replay)));
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201, 429]));
  expect((await submissions.readReplayUse(undefined)).day).toBe(before + 800);
});

test("bounds replays an hour where nothing has a price", async () => {
  const app = await startTestApp(submissions, { replays: { model, worstCost: () => undefined } });
  const first = await app.submit(replay);
  const cookie = cookieOf(first);
  for (let sent = 1; sent < 20; sent += 1) expect((await app.submit(replay, { cookie })).status).toBe(201);
  expect(await readProblem(await app.submit(replay, { cookie }))).toMatchObject({
    code: "too-many-requests",
    detail: expect.stringMatching(/^20 replays an hour are the limit\. The next can go in \d+ min\.$/),
  });
});

test("tells on the status what one may replay on, and asks it nothing", async () => {
  const app = await startTestApp(submissions, { replays: { model: "never-asked", worstCost } });
  expect(await (await app.request("/api/status")).json()).toMatchObject({
    replays: { examiner: "never-asked" },
  });
  const { replays: none } = await (await (await startTestApp(submissions)).request("/api/status")).json();
  expect(none).toBeUndefined();
});

test("finds a replay again, as its learner's alone", async () => {
  const app = await startTestApp(submissions, { replays });
  const response = await app.submit(replay);
  const { id }: Submission = await response.json();
  const own = await app.request(`/api/submissions/${id}`, { headers: { cookie: cookieOf(response) } });
  expect(await own.json()).toMatchObject({ id, ...replay });
  expect((await app.request(`/api/submissions/${id}`)).status).toBe(404);
});
