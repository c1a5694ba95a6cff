import { afterAll, expect, test } from "vitest";
import { openTestDatabase, startTestApp } from "./test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

test.each([
  ["/lessons/sample.md", "text/markdown; charset=utf-8", "no-cache"],
  ["/llms.txt", "text/plain; charset=utf-8", "no-cache"],
  ["/changes.xml", "application/xml; charset=utf-8", "no-cache"],
  ["/_astro/page.B0RiyMBa.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
])("serves %s as what it is, and says how long it may be kept", async (path, type, kept) => {
  const app = await startTestApp(submissions);
  const response = await app.request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("cache-control")).toBe(kept);
});
