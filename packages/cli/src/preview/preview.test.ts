import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { assay } from "../../test/assay.ts";
import { listenToEnd, startPreview, statusOf } from "../../test/preview.ts";

const weights = inject("weights");
const productWord = "prompting-few-shot/product-word";
const exercise = `lessons/prompting-few-shot/exercises/product-word/exercise.yaml`;
const siteOf = (page: string): string => /<iframe[^>]* src="([^"]+)"/.exec(page)?.[1] ?? "";

test.each([
  [["nothing/here"], "There is no exercise nothing/here. There is: "],
  [["nothing"], "There is no lesson nothing. There is: "],
  [["one", "two"], "One lesson or exercise is shown at a time"],
])("answers preview %j with a sentence, and ends what it started", async (parameters, sentence) => {
  const ran = await assay(["preview", ...parameters]);
  expect([ran.code, ran.error]).toEqual([2, expect.stringContaining(sentence)]);
});

test("shows a saved text, finding or hint, and broken YAML until it is mended", async () => {
  await using preview = await startPreview(productWord);
  await preview.page("Nothing to mend in this lesson");

  await preview.edit(exercise, (text) => text.replace(/^title: .*/m, "title: Name the zebra"));
  await preview.page("<h1>Name the zebra</h1>");

  await preview.edit(
    "lessons/prompting-few-shot/lesson.mdx",
    (text) => `${text}\n[there](/lessons/nowhere)\n`,
  );
  await preview.page(/lesson\.mdx:\d+:\d+ {2}links {2}.*nowhere/);

  await preview.edit(`answer-keys/${productWord}/earned/hint-1.md`, () => "Look at *stripes*.\n");
  await preview.page("Look at <em>stripes</em>.");

  await preview.edit(exercise, (text) => text.replace("title:", "titel:"));
  const broken = await preview.page("The course cannot be read");
  expect(broken).toMatch(/exercise\.yaml:2:\d+ {2}schema {2}titel: .* did you mean `title`\?/);
  expect(broken).toContain("<h1>Name the zebra</h1>");
  await preview.edit(exercise, (text) => text.replace("titel:", "title:"));
  await preview.page(/^(?!.*The course cannot be read)/s);
});

test("shows the course page by page, and says what is not there", async () => {
  await using preview = await startPreview("prompting-few-shot");
  expect(preview.url).toContain(`/${productWord}`);
  const { origin } = new URL(preview.url);
  expect(await (await fetch(origin)).text()).toContain(`href="/${productWord}"`);
  expect((await fetch(`${origin}/prompting-few-shot`, { redirect: "manual" })).headers.get("location")).toBe(
    `/${productWord}`,
  );
  const missing = await fetch(`${origin}/nothing/here`);
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("nothing/here")]);
});

test("answers its own page on this machine only", async () => {
  await using preview = await startPreview(productWord);
  const { host } = new URL(preview.url);
  const ask = (headers: Record<string, string>) => statusOf(preview.url, { host, ...headers });
  expect(await ask({})).toBe(200);
  expect(await ask({ "sec-fetch-site": "none" })).toBe(200);
  expect(await ask({ host: `attacker.example:${new URL(preview.url).port}` })).toBe(403);
  expect(await ask({ origin: "https://attacker.example" })).toBe(403);
  // The site that is previewed is another origin on the same machine.
  expect(await ask({ "sec-fetch-site": "same-site" })).toBe(403);
  const { headers } = await fetch(preview.url);
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("serves the lesson and the API behind it, with a saved exercise in both, and ends them with it", async () => {
  await using preview = await startPreview(productWord);
  const site = siteOf(await preview.page(/site ready · server ready/));
  expect(await (await fetch(site)).text()).toContain("Name the product");
  const { origin } = new URL(site);
  expect((await fetch(`${origin}/api/exercises/${productWord}`)).status).toBe(200);
  await preview.edit(exercise, (text) => text.replace(/^title: .*/m, "title: Name the zebra"));
  await preview.page("<h1>Name the zebra</h1>");
  expect(await (await fetch(site)).text()).toContain("Name the zebra");
  const { gone } = await listenToEnd(origin);
  expect(await preview.interrupt()).toBe(0);
  await gone;
});

test("leaves no program behind when it is killed", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  await using preview = await startPreview(productWord);
  const { origin } = new URL(siteOf(await preview.page(/site ready · server ready/)));
  const examiner = await readExaminerUrl(`${origin}/api/status`);
  const programs = await Promise.all([origin, examiner].map(listenToEnd));
  preview[Symbol.dispose]();
  await Promise.all(programs.map(({ gone }) => gone));
  await expect(fetch(origin)).rejects.toThrow("fetch failed");
});

test("proves an exercise as it is saved, and opens a hidden case of a decoy", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  await using preview = await startPreview(productWord);
  const proved = await preview.page(/Proved fair, in/);
  expect(proved).toMatch(/variant 1<\/span>\s*reference 2[234] of 24, gate 20 of 24; best decoy \d+ of 24/);
  expect(proved.match(/data-cell/g)).toHaveLength(6 * (12 + 24 + 24));
  const [cell = ""] = /(?<=href="\?open=)naive\.1\.[^"]+/.exec(proved) ?? [];
  const opened = await preview.page("Opened cell", `${preview.url}?open=${cell}`);
  expect(opened).toMatch(/<dt>expected <code>product<\/code>/);
  expect(opened).toContain("tokens sent");

  const keys = `answer-keys/${productWord}`;
  const reference = await readFile(join(preview.folder, keys, "reference/prompt.txt"), "utf8");
  await preview.edit(`${keys}/decoys/naive/prompt.txt`, () => reference);
  await preview.page("this decoy is the reference");
  await preview.edit(exercise, (text) => text.replace("tokenBudget: 200", "tokenBudget: 12"));
  await preview.edit(`${keys}/decoys/naive/prompt.txt`, () => "Reply.\n\n{{message}}");
  await preview.page(/the reference has \d+ tokens in `prompt`; 12 are allowed/);
});

async function readExaminerUrl(status: string): Promise<string> {
  for (;;) {
    const { examiner } = await (await fetch(status)).json();
    if (typeof examiner.url === "string") return examiner.url;
  }
}
