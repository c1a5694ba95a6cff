import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, inject, test } from "vitest";
import { assay, copyCourse, startAssay } from "../../test/assay.ts";

const weights = inject("weights");
const productWord = "prompting-few-shot/product-word";
const calibrationFile = "lessons/prompting-few-shot/exercises/product-word/calibration.json";
const recordings = `answer-keys/${productWord}/recordings`;
const noExaminer = { ASSAY_EXAMINER_FILE: "/nowhere.gguf" };

beforeEach(({ skip }) => {
  if (process.env["CI"] && weights === undefined) throw new Error(inject("remedy"));
  skip(weights === undefined, inject("remedy"));
});

test("writes calibration and recordings of what is fair, so that nothing is left to say or to run", async () => {
  await using copy = await copyCourse();
  const env = { ASSAY_CONTENT: copy.folder };
  const committed = JSON.parse(await readFile(join(copy.folder, calibrationFile), "utf8"));
  await rm(join(copy.folder, calibrationFile));
  await rm(join(copy.folder, recordings), { recursive: true });
  const ran = await assay(["calibrate", productWord], env);
  expect([ran.code, ran.error]).toEqual([0, ""]);
  expect(ran.out).toContain("  fair; wrote calibration.json and recordings\n1 fair.\n");
  const recorded = JSON.parse(await readFile(join(copy.folder, calibrationFile), "utf8"));
  const { exerciseVersion, keyVersion, variants } = committed;
  expect(recorded).toMatchObject({ exerciseVersion, keyVersion });
  // Another build of the engine may differ by a case or two; never in who passes.
  expect(recorded.variants).toHaveLength(variants.length);
  expect(recorded.variants[0].reference.passed).toBeGreaterThanOrEqual(22);
  const checked = await assay(["check", productWord], { ...env, ...noExaminer });
  expect([checked.code, checked.out]).toEqual([0, expect.not.stringContaining("note")]);
});

test("says what is too easy and what usually helps, writes nothing, and says so to machines", async () => {
  await using copy = await copyCourse();
  const keys = `answer-keys/${productWord}`;
  const reference = await readFile(join(copy.folder, keys, "reference/prompt.txt"), "utf8");
  await copy.edit(`${keys}/decoys/naive/prompt.txt`, () => `Hello.\n\n${reference}`);
  const before = await readFile(join(copy.folder, recordings, "naive.jsonl"), "utf8");
  const env = { ASSAY_CONTENT: copy.folder };
  const ran = await assay(["calibrate", productWord], env);
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(/problem {2}variant 1: too easy: the naive decoy passes \d+ of 24/);
  expect(ran.out).toContain("  too easy; nothing was written\n  usually helps: compare the whole reply");
  expect(await readFile(join(copy.folder, recordings, "naive.jsonl"), "utf8")).toBe(before);
  const { exercises } = JSON.parse((await assay(["calibrate", productWord, "--json"], env)).out);
  expect(exercises).toMatchObject([
    { verdict: "too easy", helps: expect.arrayContaining([expect.any(String)]) },
  ]);
});

test("writes recordings anew that are broken", async () => {
  await using copy = await copyCourse();
  const file = `${recordings}/naive.jsonl`;
  const before = await readFile(join(copy.folder, file), "utf8");
  await copy.edit(file, (text) => text.slice(0, -20));
  expect((await assay(["calibrate", productWord], { ASSAY_CONTENT: copy.folder })).code).toBe(0);
  expect((await readFile(join(copy.folder, file), "utf8")).split("\n")).toHaveLength(
    before.split("\n").length,
  );
});

test("corrupts nothing when it is run twice at once", async () => {
  await using copy = await copyCourse();
  const env = { ASSAY_CONTENT: copy.folder };
  await rm(join(copy.folder, recordings), { recursive: true });
  const both = await Promise.all([
    assay(["calibrate", productWord], env),
    assay(["calibrate", productWord], env),
  ]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect((await assay(["check", productWord], { ...env, ...noExaminer })).code).toBe(0);
});

/** Lists the replies that were kept, with when each was written. */
async function keptIn(cache: string): Promise<Map<string, number>> {
  const names = await readdir(join(cache, "replies"), { recursive: true });
  const files = names.filter((name) => name.endsWith(".json"));
  const times = await Promise.all(
    files.map(async (name) => (await stat(join(cache, "replies", name))).mtimeMs),
  );
  return new Map(files.map((name, index) => [name, times[index] ?? 0]));
}

test("goes on where Ctrl-C ended it", async () => {
  await using copy = await copyCourse();
  const cache = await mkdtemp(join(tmpdir(), "assay-cache-"));
  const env = { ASSAY_CONTENT: copy.folder, ASSAY_CACHE: cache };
  {
    using run = startAssay(["calibrate", productWord], env);
    await run.until("ok       reference");
    expect(await run.interrupt()).toBe(2);
    await run.until("Stopped. What was run is kept: the same command goes on from here.");
  }
  const kept = await keptIn(cache);
  expect(kept.size).toBeGreaterThanOrEqual(36);
  using run = startAssay(["calibrate", productWord], env);
  await run.until("ok       decoy empty");
  await run.interrupt();
  const now = await keptIn(cache);
  expect(now.size).toBeGreaterThan(kept.size);
  for (const [name, written] of kept) expect(now.get(name)).toBe(written);
  await rm(cache, { recursive: true });
});
