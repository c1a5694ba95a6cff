import { randomUUID } from "node:crypto";
import type { Submission } from "@assay/exercise";
import { afterAll, expect, test } from "vitest";
import { createRateLimit } from "./rate-limit.ts";
import { cookieOf, openTestDatabase, readProblem, startTestApp } from "./test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

const json = { "content-type": "application/json" };
const queued = async () => (await submissions.countQueue()).queued;

test("keeps a submission in line and tells its learner about it", async () => {
  const app = await startTestApp(submissions);
  const response = await app.submit();
  expect(response.status).toBe(201);
  const submission: Submission = await response.json();
  expect(submission).toMatchObject({
    mode: "practice",
    status: { state: "queued", place: expect.any(Number) },
  });
  const read = await app.request(`/api/submissions/${submission.id}`, {
    headers: { cookie: cookieOf(response) },
  });
  expect(await read.json()).toMatchObject({ id: submission.id, artifact: app.exercise.starter });
});

test("sets a signed, HttpOnly cookie on the first write and none on a read", async () => {
  const app = await startTestApp(submissions);
  const read = await app.request("/api/attempts");
  expect(read.headers.get("set-cookie")).toBeNull();
  const write = await app.submit();
  expect(write.headers.get("set-cookie")).toMatch(
    /^assay_learner=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  const again = await app.submit({}, { cookie: cookieOf(write) });
  expect(again.headers.get("set-cookie")).toBeNull();
});

test.each([5, 50])("takes a cookie forged at character %i for nobody's", async (at) => {
  const app = await startTestApp(submissions);
  const first = await app.submit();
  const { id }: Submission = await first.json();
  const [name, ...rest] = cookieOf(first).split("=");
  const value = rest.join("=");
  const forged = `${name}=${value.slice(0, at)}${value[at] === "0" ? "1" : "0"}${value.slice(at + 1)}`;
  const response = await app.request(`/api/submissions/${id}`, { headers: { cookie: forged } });
  expect((await readProblem(response)).code).toBe("unknown-submission");
});

test("answers for somebody else's submission as for one that never was", async () => {
  const app = await startTestApp(submissions);
  const { id }: Submission = await (await app.submit()).json();
  const stranger = cookieOf(await app.submit());
  const problems = await Promise.all(
    [id, randomUUID(), "nonsense", "..%2f..%2fetc"].flatMap((each) =>
      ["", "/events", "/cancel"].map(async (path) => {
        const method = path === "/cancel" ? "POST" : "GET";
        const response = await app.request(`/api/submissions/${each}${path}`, {
          method,
          headers: { cookie: stranger },
        });
        return await readProblem(response);
      }),
    ),
  );
  expect(new Set(problems.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(problems[0]).toMatchObject({ status: 404, code: "unknown-submission" });
});

test("makes one submission of one key, and refuses the key for another body", async () => {
  const app = await startTestApp(submissions);
  const key = randomUUID();
  const first = await app.submit({}, { key });
  const cookie = cookieOf(first);
  const second = await app.submit({}, { key, cookie });
  expect([first.status, second.status]).toEqual([201, 200]);
  expect((await second.json()).id).toBe((await first.json()).id);
  const other = await app.submit({ mode: "submit" }, { key, cookie });
  expect(await readProblem(other)).toMatchObject({ status: 409, code: "key-reused" });
});

test("answers an accepted sending the same when the examiner is gone and the limit is reached since", async () => {
  let state: "ready" | "missing" = "ready";
  const app = await startTestApp(submissions, {
    examiner: () => Promise.resolve({ state, name: "scripted" }),
    takeTurn: createRateLimit({
      learner: { points: 1, duration: 60 },
      address: { points: 100, duration: 60 },
    }),
  });
  const key = randomUUID();
  const cookie = cookieOf(await app.submit());
  const first = await app.submit({}, { key, cookie });
  state = "missing";
  const again = await app.submit({}, { key, cookie });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect((await again.json()).id).toBe((await first.json()).id);
  expect((await app.submit({}, { cookie })).status).toBe(429);
});

test("refuses a stale version, an unknown exercise and a replay without a second examiner", async () => {
  const app = await startTestApp(submissions);
  const codes = await Promise.all(
    [
      { exerciseVersion: "0123456789abcdef" },
      { exercise: "sample-lesson/nothing" },
      { mode: "replay" as const },
    ].map(async (body) => (await readProblem(await app.submit(body))).code),
  );
  expect(codes).toEqual(["stale-exercise", "unknown-exercise", "unknown-examiner"]);
});

test.each([
  ["an empty prompt", { prompt: " " }, "artifact-invalid", "There is nothing to send yet"],
  ["a missing placeholder", { prompt: "hi" }, "artifact-invalid", "{{message}} is missing"],
  [
    "an unknown placeholder",
    { prompt: "{{message}}{{mesage}}" },
    "artifact-invalid",
    "{{mesage}} is not filled",
  ],
  ["a wrong part", { promt: "{{message}}" }, "artifact-invalid", "no part named “promt”"],
  ["a part of another type", { prompt: 5 }, "artifact-invalid", "is not as it should be"],
  ["too many tokens", { prompt: `{{message}} ${"word ".repeat(80)}` }, "over-budget", "60 are allowed"],
])("refuses %s with a sentence and keeps nothing", async (_what, artifact, code, sentence) => {
  const app = await startTestApp(submissions);
  const before = await queued();
  const problem = await readProblem(await app.submit({ artifact }));
  expect(problem).toMatchObject({ status: 422, code, detail: expect.stringContaining(sentence) });
  expect(problem.problems).not.toHaveLength(0);
  expect(await queued()).toBe(before);
});

test.each([
  ["no JSON", "{", json, 400, "not-json"],
  ["nothing that says it is JSON", "", json, 400, "not-json"],
  ["not UTF-8", new Uint8Array([0x22, 0xff, 0xfe, 0x22]), json, 400, "not-utf8"],
  ["another content type", "{}", { "content-type": "text/plain" }, 400, "bad-request"],
  ["no body", undefined, json, 400, "not-json"],
  ["a body over the limit", `"${"x".repeat(200_000)}"`, json, 413, "body-too-large"],
  ["a key that is no UUID", "{}", { ...json, "idempotency-key": "1" }, 400, "bad-request"],
  [
    "another site's page",
    "{}",
    { ...json, origin: "https://example.org", host: "localhost" },
    403,
    "forbidden-origin",
  ],
])("refuses %s", async (_what, body, headers, status, code) => {
  const app = await startTestApp(submissions);
  const init = { method: "POST", headers, ...(body === undefined ? {} : { body }) };
  expect(await readProblem(await app.request("/api/submissions", init))).toMatchObject({ status, code });
});

test("slows a learner down who sends fifty submissions in a second, and loses none that it took", async () => {
  const limits = { learner: { points: 12, duration: 30 }, address: { points: 240, duration: 30 } };
  const app = await startTestApp(submissions, { takeTurn: createRateLimit(limits) });
  const cookie = cookieOf(await app.submit());
  const before = await queued();
  const responses = await Promise.all(Array.from({ length: 50 }, () => app.submit({}, { cookie })));
  const taken = responses.filter((response) => response.status === 201);
  const refused = responses.filter((response) => response.status === 429);
  expect([taken.length, refused.length]).toEqual([12, 38]);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await readProblem(refused[0]!)).detail).toContain("your text is kept");
  expect(await queued()).toBe(before + 12);
});

test.each([
  ["PUT", "/api/drafts/sample-lesson/name-product", { artifact: {}, exerciseVersion: "0123456789abcdef" }],
  ["POST", "/api/tokens", { type: "completion", value: "a b" }],
])("slows %s %s down by learner and by address", async (method, path, body) => {
  const limits = { learner: { points: 3, duration: 30 }, address: { points: 5, duration: 30 } };
  const app = await startTestApp(submissions, { lightLimits: limits });
  const cookie = cookieOf(await app.submit());
  const send = (headers: Record<string, string>) =>
    app.request(path, { method, headers: { ...json, ...headers }, body: JSON.stringify(body) });
  for (const time of [1, 2, 3]) expect((await send({ cookie })).ok, `time ${time}`).toBe(true);
  const refused = await send({ cookie });
  expect(await readProblem(refused)).toMatchObject({ status: 429, code: "too-many-requests" });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect([(await send({})).ok, (await send({})).status]).toEqual([true, 429]);
  const document = await (await app.request("/api/openapi.json")).json();
  const declared = document.paths[path.replace("sample-lesson/name-product", "{lesson}/{slug}")];
  expect(declared[method.toLowerCase()].responses).toHaveProperty("429");
});

test("says that no examiner is available, what to do, and keeps nothing", async () => {
  const message = "The examiner is being downloaded: 40 of 98 MB. Your text is kept.";
  const app = await startTestApp(submissions, {
    examiner: () => Promise.resolve({ state: "downloading", name: "tiny", message }),
  });
  expect(await readProblem(await app.submit())).toMatchObject({
    status: 503,
    code: "examiner-missing",
    detail: message,
  });
});

test("takes no text with a budget while tokens cannot be counted", async () => {
  const app = await startTestApp(submissions, { countTokens: () => undefined });
  const before = await queued();
  expect(await readProblem(await app.submit())).toMatchObject({
    status: 503,
    code: "examiner-missing",
    detail: "Tokens cannot be counted yet. Your text is kept; send it again in a moment.",
  });
  expect(await queued()).toBe(before);
});

test("takes a submission while the examiner restarts: it waits in line", async () => {
  const app = await startTestApp(submissions, {
    examiner: () => Promise.resolve({ state: "restarting", name: "tiny" }),
  });
  expect((await app.submit()).status).toBe(201);
});

test("cancels a submission in line, twice without harm", async () => {
  const app = await startTestApp(submissions);
  const made = await app.submit();
  const { id }: Submission = await made.json();
  const init = { method: "POST", headers: { cookie: cookieOf(made) } };
  for (const time of [1, 2]) {
    const response = await app.request(`/api/submissions/${id}/cancel`, init);
    expect(await response.json(), `time ${time}`).toMatchObject({ id, status: { state: "cancelled" } });
  }
});

test("ends the event stream of a cancelled submission after its state", async () => {
  const app = await startTestApp(submissions);
  const made = await app.submit();
  const { id }: Submission = await made.json();
  const headers = { cookie: cookieOf(made), "last-event-id": "-1; drop table" };
  await app.request(`/api/submissions/${id}/cancel`, { method: "POST", headers });
  const response = await app.request(`/api/submissions/${id}/events`, { headers });
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  expect(await response.text()).toBe('event: state\ndata: {"state":"cancelled"}\n\n');
});

test("keeps a draft, and gives it to its learner only", async () => {
  const app = await startTestApp(submissions);
  const path = "/api/drafts/sample-lesson/name-product";
  const body = JSON.stringify({
    artifact: { prompt: "half a th" },
    exerciseVersion: app.exercise.exerciseVersion,
  });
  const kept = await app.request(path, { method: "PUT", headers: json, body });
  expect(kept.status).toBe(204);
  const read = await app.request(path, { headers: { cookie: cookieOf(kept) } });
  expect(await read.json()).toMatchObject({ artifact: { prompt: "half a th" } });
  expect((await readProblem(await app.request(path))).code).toBe("not-found");
  const unknown = await app.request("/api/drafts/sample-lesson/nothing", {
    method: "PUT",
    headers: json,
    body,
  });
  expect((await readProblem(unknown)).code).toBe("unknown-exercise");
});

test("counts tokens, and says when it cannot yet", async () => {
  const init = {
    method: "POST",
    headers: json,
    body: JSON.stringify({ type: "completion", value: "a b c" }),
  };
  const app = await startTestApp(submissions);
  expect(await (await app.request("/api/tokens", init)).json()).toEqual({ tokens: 3 });
  const early = await startTestApp(submissions, { countTokens: () => undefined });
  expect((await readProblem(await early.request("/api/tokens", init))).code).toBe("examiner-missing");
});

test("serves the public half of an exercise and nothing of its key", async () => {
  const app = await startTestApp(submissions);
  const response = await app.request("/api/exercises/sample-lesson/name-product");
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    exercise: { id: "sample-lesson/name-product" },
    cases: [{}, {}, {}],
  });
  expect(text).not.toMatch(/Hint|debrief/);
  expect((await readProblem(await app.request("/api/exercises/sample-lesson/nothing"))).code).toBe(
    "unknown-exercise",
  );
});

test("has its own page for what is not there, and a problem under /api", async () => {
  const app = await startTestApp(submissions);
  const missing = await app.request("/nowhere");
  expect([missing.status, await missing.text()]).toEqual([
    404,
    expect.stringContaining("There is nothing here"),
  ]);
  expect(await readProblem(await app.request("/api/nowhere"))).toMatchObject({
    status: 404,
    code: "not-found",
  });
});

test("tells of the examiners and workers that gave a sign of life, and where submissions are kept", async () => {
  const app = await startTestApp(submissions);
  const speed = { prompt_tokens_per_second: 812 };
  await submissions.beatExaminer({ id: "one", name: "tiny", state: "ready", speed });
  const status = await (await app.request("/api/status")).json();
  expect(status).toMatchObject({ examiners: [{ state: "ready", speed }], workers: [], storage: "embedded" });
});

test("describes itself completely", async () => {
  const app = await startTestApp(submissions);
  const document = await (await app.request("/api/openapi.json")).json();
  expect(Object.keys(document.paths).toSorted()).toEqual([
    "/api/attempts",
    "/api/drafts/{lesson}/{slug}",
    "/api/exercises/{lesson}/{slug}",
    "/api/exercises/{lesson}/{slug}/earned",
    "/api/exercises/{lesson}/{slug}/hints/{rung}/open",
    "/api/exercises/{lesson}/{slug}/types",
    "/api/health",
    "/api/replays/allowance",
    "/api/status",
    "/api/submissions",
    "/api/submissions/{id}",
    "/api/submissions/{id}/cancel",
    "/api/submissions/{id}/cases",
    "/api/tokens",
  ]);
  const refs = JSON.stringify(document).match(/"#\/[^"]+"/g) ?? [];
  for (const ref of new Set(refs)) {
    const target = JSON.parse(ref)
      .slice(2)
      .split("/")
      .reduce((at: unknown, key: string) => Reflect.get(Object(at), key), document);
    expect(target, ref).toBeDefined();
  }
});
