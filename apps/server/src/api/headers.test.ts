import type { Submission } from "@assay/exercise";
import { afterAll, expect, test } from "vitest";
import { cookieOf, openTestDatabase, startTestApp } from "./test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

function expectGuarded(response: Response, what: string): void {
  const policy = response.headers.get("content-security-policy");
  expect(policy, what).toContain(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='; style-src 'self'",
  );
  expect(policy, what).toContain("frame-ancestors 'self'");
  expect(policy, what).toContain("object-src 'none'");
  expect(policy?.match(/[\w-]*unsafe[\w-]*/g), what).toEqual(["wasm-unsafe-eval"]);
  expect(Object.fromEntries(response.headers), what).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
  });
}

test("guards every page and every answer of the API", async () => {
  const app = await startTestApp(submissions);
  const made = await app.submit();
  const { id }: Submission = await made.json();
  const document: { paths: Record<string, object> } = await (await app.request("/api/openapi.json")).json();
  const exercise = (path: string) =>
    path.replace("{lesson}", "sample-lesson").replace("{slug}", "name-product").replace("{id}", id);
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method): [string, string] => [method.toUpperCase(), exercise(path)]),
  );
  const others = ["/", "/csp.json", "/nowhere", "/api/nowhere", "/api/openapi.json", "/api/docs"];
  const asked = [...described, ...others.map((path): [string, string] => ["GET", path])];
  expect(asked.length).toBeGreaterThan(14);
  for (const [method, path] of [...asked, ["GET", `/api/submissions/${id}/events`] as const]) {
    const response = await app.request(path, { method, headers: { cookie: cookieOf(made) } });
    expectGuarded(response, `${method} ${path}`);
    await response.body?.cancel();
  }
});

test("guards what goes wrong here too", async () => {
  const away = () => Promise.reject(new Error("a fault for a test"));
  const app = await startTestApp({ ...submissions, countQueue: away });
  const response = await app.request("/api/health");
  expect(response.status).toBe(500);
  expectGuarded(response, "a fault");
});
