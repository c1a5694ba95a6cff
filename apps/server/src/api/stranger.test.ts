import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { type TestApp, cookieOf, openTestDatabase, readProblem, startTestApp } from "./test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

const json = { "content-type": "application/json" };
const draftPath = "/api/drafts/sample-lesson/name-product";
const { exerciseVersion } = (await startTestApp(submissions)).exercise;
const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const draftWith = (artifact: string): string =>
  `{"artifact":${artifact},"exerciseVersion":"${exerciseVersion}"}`;
const keep = (app: TestApp, body: string) => app.request(draftPath, { method: "PUT", headers: json, body });

test.each([
  ["a NUL in a key", String.raw`{"prompt":{"a\u0000b":1}}`, "NUL"],
  ["half a surrogate pair in a key", String.raw`{"prompt":{"\ud800":1}}`, "surrogate"],
  ["60,000 nested lists", `{"prompt":${deep(60_000)}}`, "over 64 levels deep"],
  ["a part of another exercise", `{"promt":"half"}`, "no part named “promt”"],
  ["a part named as what every object has", `{"constructor":"half"}`, "no part named “constructor”"],
  ["a part of another shape", `{"prompt":["half"]}`, "“prompt” must be a text"],
])("refuses a draft with %s with a sentence", async (_what, artifact, sentence) => {
  const app = await startTestApp(submissions);
  const problem = await readProblem(await keep(app, draftWith(artifact)));
  expect(problem).toMatchObject({ status: 400, code: "bad-request" });
  expect(problem.detail).toContain(sentence);
  expect(app.faults).toEqual([]);
});

test.each([
  ["nothing", "{}"],
  ["an empty text", `{"prompt":""}`],
  ["a text without its placeholder", `{"prompt":"half a th"}`],
  ["a NUL in a text", String.raw`{"prompt":"a\u0000b"}`],
])("keeps a draft with %s", async (_what, artifact) => {
  const app = await startTestApp(submissions);
  expect((await keep(app, draftWith(artifact))).status).toBe(204);
});

test("refuses a deeply nested submission with a sentence", async () => {
  const app = await startTestApp(submissions);
  const response = await app.request("/api/submissions", {
    method: "POST",
    headers: { ...json, "idempotency-key": randomUUID() },
    body: `{"exercise":"sample-lesson/name-product","mode":"practice","exerciseVersion":"${exerciseVersion}","artifact":{"prompt":${deep(60_000)}}}`,
  });
  const problem = await readProblem(response);
  expect([problem.status, problem.detail]).toEqual([400, expect.stringContaining("over 64 levels deep")]);
});

test("knows no exercise whose name has a NUL", async () => {
  const app = await startTestApp(submissions);
  const cookie = cookieOf(await app.submit());
  for (const path of ["/api/drafts/%00/x", "/api/exercises/x/%00"]) {
    const problem = await readProblem(await app.request(path, { headers: { cookie } }));
    expect(problem, path).toMatchObject({ status: 404, code: "unknown-exercise" });
  }
});

/** Ids that no link has. */
const oddId = fc.oneof(
  fc.constantFrom("%00", "..", "../", "..%2f..%2fetc", "%E0%A4", "%", "x".repeat(5000), "__proto__"),
  fc.string().map(encodeURIComponent),
  fc.uuid(),
);
const oddPath = fc
  .tuple(
    fc.constantFrom("/api/drafts/", "/api/exercises/", "/api/submissions/", "/api/attempts?exercise=", "/"),
    oddId,
    fc.constantFrom("", "/x", "/events", "/cancel", "/%00"),
  )
  .map((pieces) => pieces.join(""));
const knownPath = fc.constantFrom("/api/submissions", "/api/tokens", draftPath);
const part = fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue(), fc.constantFrom("{{message}}", ""));
const artifact = fc.dictionary(fc.constantFrom("prompt", "promt", "toString"), part);
const wellShaped = artifact.map((value) =>
  JSON.stringify({
    exercise: "sample-lesson/name-product",
    exerciseVersion,
    mode: "practice",
    artifact: value,
  }),
);
const anyBody = fc.oneof(
  fc.string(),
  fc.json(),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => new Uint8Array(bytes)),
  wellShaped,
  artifact.map((value) => draftWith(JSON.stringify(value))),
);
const headerValue = fc.oneof(
  fc.constantFrom("-1", "999999999", "1e3", "0x10", "9".repeat(400), "'; drop table events"),
  fc.string().map(encodeURIComponent),
);
const request = fc.record({
  path: fc.oneof(knownPath, oddPath),
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"),
  body: anyBody,
  odd: fc.record({ "last-event-id": headerValue, "accept-encoding": headerValue, range: headerValue }),
  isCookieOdd: fc.boolean(),
});

test("answers whatever a stranger sends with a status under 500", async () => {
  const app = await startTestApp(submissions);
  const genuine = cookieOf(await app.submit());
  await fc.assert(
    fc.asyncProperty(request, async ({ path, method, body, odd, isCookieOdd }) => {
      const cookie = isCookieOdd ? `assay_learner=${odd["last-event-id"]}` : genuine;
      const response = await app.request(path, {
        method,
        headers: { ...json, ...odd, cookie, "idempotency-key": randomUUID() },
        ...(method === "GET" ? {} : { body }),
      });
      expect(response.status).toBeLessThan(500);
      await response.body?.cancel();
    }),
    { numRuns: 400 },
  );
  expect(app.faults).toEqual([]);
});

test("follows a submission whatever Last-Event-ID says", async () => {
  const app = await startTestApp(submissions);
  const made = await app.submit();
  const { id } = await made.json();
  const cookie = cookieOf(made);
  await app.request(`/api/submissions/${id}/cancel`, { method: "POST", headers: { cookie } });
  await fc.assert(
    fc.asyncProperty(headerValue, async (lastEventId) => {
      const headers = { cookie, "last-event-id": lastEventId };
      const response = await app.request(`/api/submissions/${id}/events`, { headers });
      expect(await response.text()).toBe('event: state\ndata: {"state":"cancelled"}\n\n');
    }),
    { numRuns: 50 },
  );
});
