import { afterAll, expect, test } from "vitest";
import { openTestDatabase, startTestApp } from "../test-app.ts";

const submissions = await openTestDatabase();
afterAll(() => submissions.close());

async function openDocs() {
  const app = await startTestApp(submissions);
  const response = await app.request("/api/docs");
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=UTF-8"]);
  const document = await (await app.request("/api/openapi.json")).json();
  return { page: await response.text(), document };
}

test("writes every operation of the document into the page of the site, with all that it can answer", async () => {
  const { page, document } = await openDocs();
  expect(page).toMatch(/^<!doctype html><title>API<\/title>/);
  expect(page).not.toContain("data-operations");
  const paths: [string, Record<string, { summary: string; responses: object }>][] = Object.entries(
    document.paths,
  );
  for (const [path, methods] of paths) {
    for (const [method, { summary, responses }] of Object.entries(methods)) {
      const heading = `<p class="paths"><code>${method.toUpperCase()} ${path}</code></p>`;
      const own = page.slice(page.indexOf(heading)).split("</section>")[0] ?? "";
      expect(page, heading).toContain(summary.replaceAll("'", "&#39;"));
      for (const status of Object.keys(responses)) expect(own, heading).toContain(`<dt>${status}<small>`);
    }
  }
});

test("says which codes an operation can fail with, and what its parameters are", async () => {
  const { page } = await openDocs();
  expect(page).toContain("<p><code>stale-exercise</code>: The exercise has changed</p>");
  expect(page).toMatch(/<dt>idempotency-key<small>header<\/small><\/dt>/);
  expect(page).toMatch(/<dt>exercise<small>query, may be absent<\/small><\/dt>/);
});

test("shows each type once, and links to it where it is spoken of", async () => {
  const { page } = await openDocs();
  const links = Array.from(page.matchAll(/href="#([^"]+)"/g), ([, id]) => id);
  expect(links).toContain("type-Submission");
  for (const id of links) expect(page.split(`id="${id}"`), id).toHaveLength(2);
});
