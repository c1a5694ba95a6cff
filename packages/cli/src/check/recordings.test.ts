import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, inject, test } from "vitest";
import { parse, stringify } from "yaml";
import { assay, copyCourse } from "../../test/assay.ts";

const weights = inject("weights");
const productWord = "prompting-few-shot/product-word";
const key = `answer-keys/${productWord}`;
const noExaminer = { ASSAY_EXAMINER_FILE: "/nowhere.gguf" };

beforeEach(() => {
  if (process.env["CI"] && weights === undefined) throw new Error(inject("remedy"));
});

/** Makes every recorded reply another one. */
const spoil = (text: string): string => text.replaceAll(/"output":"[^"]*"/g, '"output":" elephant"');

test("proves an exercise from its recordings, without an examiner", async () => {
  const ran = await assay(["check", productWord], noExaminer);
  expect([ran.code, ran.out, ran.error]).toEqual([0, expect.stringContaining("is proved fair."), ""]);
  expect(ran.out).not.toContain("note");
});

test("fails when what is recorded is not fair", async () => {
  await using copy = await copyCourse();
  await copy.edit(`${key}/recordings/reference.jsonl`, spoil);
  const ran = await assay(["check", productWord], { ...noExaminer, ASSAY_CONTENT: copy.folder });
  expect([ran.code, ran.out]).toEqual([1, expect.stringContaining("too hard: the reference passes 0 of 24")]);
});

test("proves all without an examiner when a turn has come, and says so", async () => {
  const { code, out } = await assay(["check", "--json"], noExaminer);
  const { exercises } = JSON.parse(out);
  expect(code).toBe(0);
  const said = exercises.flatMap(({ notLive = [] }) => notLive);
  for (const reason of said) expect(reason).toContain("/nowhere.gguf");
});

test.each([
  ["naive.jsonl", (text: string) => text.slice(0, -20), /naive\.jsonl:\d+ {2}.*this line is cut off/],
  [
    "naive.jsonl",
    (text: string) => text.replace(/"key":"../, '"key":"zz'),
    /:2 {2}.*key:? .*must be 16 hex digits/,
  ],
  [
    "tokens.jsonl",
    (text: string) => text.replace('"build":"', '"build":"another '),
    /on another examiner, or build/,
  ],
])(
  "says that %s is broken and how it is written again, with the examiner or without",
  async (name, edit, said) => {
    await using copy = await copyCourse();
    await copy.edit(`${key}/recordings/${name}`, edit);
    for (const parameters of [
      ["check", productWord],
      ["check", "--static"],
    ]) {
      const ran = await assay(parameters, { ...noExaminer, ASSAY_CONTENT: copy.folder });
      expect([ran.code, ran.out]).toEqual([1, expect.stringMatching(said)]);
      expect(ran.out).toContain(`write it again with \`pnpm assay calibrate ${productWord}\``);
    }
  },
);

test("asks for an examiner when what is recorded is of other weights, or nothing is", async () => {
  await using copy = await copyCourse();
  const { file } = JSON.parse(
    (await readFile(join(copy.folder, key, "recordings/empty.jsonl"), "utf8")).split("\n")[0]!,
  ).examiner;
  const names = ["reference", "empty", "starter", "naive", "popular-advice", "hard-coded", "tokens"];
  for (const name of names)
    await copy.edit(`${key}/recordings/${name}.jsonl`, (text) => text.replace(file, "0".repeat(64)));
  const env = { ...noExaminer, ASSAY_CONTENT: copy.folder };
  const foreign = await assay(["check", productWord], env);
  await rm(join(copy.folder, key, "recordings"), { recursive: true });
  const missing = await assay(["check", productWord], env);
  for (const ran of [foreign, missing])
    expect([ran.code, ran.error]).toEqual([2, expect.stringContaining("/nowhere.gguf")]);
});

test("runs only what changed, says what is not recorded and how it is, and is content once it is", async ({
  skip,
}) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  const env = { ASSAY_CONTENT: copy.folder };
  await copy.edit(`${key}/decoys/naive/prompt.txt`, (text) => `Hello. ${text}`);
  const ran = await assay(["check", productWord], env);
  expect([ran.code, ran.out]).toEqual([
    0,
    expect.stringMatching(
      /note {5}61 of \d+ requests are not recorded, and 61 that are recorded are sent no more; write it with `pnpm assay calibrate prompting-few-shot\/product-word`/,
    ),
  ]);
  const calibrated = await assay(["calibrate", productWord], env);
  expect([calibrated.code, calibrated.out]).toEqual([0, expect.stringContaining("1 fair.")]);
  const again = await assay(["check", productWord], { ...env, ...noExaminer });
  expect([again.code, again.out]).toEqual([0, expect.not.stringContaining("note")]);
});

test("runs everything when asked, and notes replies that are not the recorded ones while the proof holds", async ({
  skip,
}) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  // One variant is enough to run.
  await copy.edit("lessons/prompting-few-shot/exercises/product-word/exercise.yaml", (text) =>
    text.replace("variants: 2", "variants: 1"),
  );
  await copy.edit(`${key}/cases.yaml`, (text) => {
    const { variants } = parse(text);
    return stringify({ variants: variants.slice(0, 1) });
  });
  await copy.edit(`${key}/recordings/naive.jsonl`, spoil);
  const ran = await assay(["check", productWord, "--full"], { ASSAY_CONTENT: copy.folder });
  expect([ran.code, ran.out]).toEqual([0, expect.stringContaining("is proved fair.")]);
  // Of the other roles none or some: another processor may round another way than the one that recorded them.
  expect(ran.out).toMatch(/decoy naive .*, live: 36 of 36 replies are not the recorded ones$/m);
  expect(ran.out.match(/, live\b/g)).toHaveLength(6);
});
