import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";

const exercise = "lessons/prompting-few-shot/exercises/product-word/exercise.yaml";

/** Checks a copy of the fixture course in which one file was changed, as a build does first. */
async function checkWith(file: string, change: (text: string) => string) {
  const folder = await mkdtemp(join(tmpdir(), "assay-site-"));
  try {
    await cp("test/content", folder, { recursive: true });
    await writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
    return await new Promise<{ code: unknown; said: string }>((resolve) => {
      const env = { ...process.env, ASSAY_CONTENT: folder };
      execFile(process.execPath, ["src/load/check.ts"], { env }, (failure, _out, said) =>
        resolve({ code: failure?.code ?? 0, said }),
      );
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

it("lets a course be built that is as it should be", async () => {
  expect(await checkWith(exercise, (text) => text)).toEqual({ code: 0, said: "" });
});

it.each([
  [
    "a broken exercise",
    exercise,
    "title:",
    "titel:",
    /exercise\.yaml:\d+:\d+ {2}titel {2}.*did you mean `title`/,
  ],
  ["YAML that is none", exercise, "title:", "title: [", /exercise\.yaml:\d+/],
  [
    "a lesson whose exercise is not there",
    "lessons/prompting-few-shot/lesson.mdx",
    'id="product-word"',
    'id="product-work"',
    /lesson\.mdx.*product-work/,
  ],
])("builds nothing of %s, and says where and what to write", async (_what, file, right, wrong, sentence) => {
  const { code, said } = await checkWith(file, (text) => text.replaceAll(right, wrong));
  expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
  expect(said).not.toMatch(/^\s+at /m);
});
