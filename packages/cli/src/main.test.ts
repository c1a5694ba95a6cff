import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, inject, test } from "vitest";
import { assay, copyCourse, course } from "../test/assay.ts";

const weights = inject("weights");
const productWord = "prompting-few-shot/product-word";
const exerciseFile = "lessons/prompting-few-shot/exercises/product-word/exercise.yaml";
/** A proof from recordings needs no examiner. */
const noExaminer = { ASSAY_EXAMINER_FILE: "/nowhere.gguf" };
const starter = join(course, "lessons/prompting-few-shot/exercises/product-word/starter");

test.each([
  [["chek"], 2, "There is no command `chek`."],
  [["check", "--foo"], 2, "Unknown option '--foo'"],
  [["check", "nothing/here"], 2, "There is no exercise nothing/here."],
  [["check", "--record"], 2, "Unknown option '--record'"],
  [["check", "--full", "--watch"], 2, "--full runs everything, once"],
  [["calibrate", "nothing/here"], 2, "There is no exercise nothing/here."],
  [["grade", productWord], 2, "Usage: assay grade"],
  [["grade", "nothing/here", "."], 2, "There is no exercise nothing/here."],
  [["grade", productWord, "/nowhere"], 2, "There is nothing at /nowhere."],
])("answers %j with exit code %i and a sentence", async (parameters, code, sentence) => {
  const ran = await assay(parameters);
  expect([ran.code, ran.error]).toEqual([code, expect.stringContaining(sentence)]);
  expect(ran.error).not.toMatch(/^\s+at /m);
});

test.each([
  [[], "assay check --static"],
  [["--help"], "assay check --static"],
  [["new", "--help"], "assay new exercise <lesson>/<exercise>"],
  [["schemas", "--help"], "where editors"],
  [["check", "--help"], "Exit codes: 0 all is well"],
  [["calibrate", "--help"], "Exit codes: 0 all are fair"],
  [["grade", "-h"], "Exit codes: 0 passed"],
])("answers %j with help on standard output", async (parameters, sentence) => {
  const ran = await assay(parameters, { ASSAY_CONTENT: "/nowhere" });
  expect([ran.code, ran.out, ran.error]).toEqual([0, expect.stringContaining(sentence), ""]);
});

test("says which folder is no content folder", async () => {
  expect(await assay(["check"], { ASSAY_CONTENT: "/nowhere" })).toMatchObject({
    code: 2,
    error: "/nowhere is no content folder: it has no tracks.yaml.\n",
  });
});

test("says file, line, field and what to write when the content is broken", async () => {
  await using copy = await copyCourse();
  await copy.edit(exerciseFile, (text) => text.replace("title:", "titel:"));
  const ran = await assay(["check"], { ASSAY_CONTENT: copy.folder });
  expect(ran.code).toBe(2);
  expect(ran.error).toMatch(
    /exercise\.yaml:2:\d+ {2}titel {2}the key `titel` is unknown here; did you mean `title`\?/,
  );
});

test("refuses an exercise with a check that cannot be run yet, or a hidden case that is a visible one", async () => {
  await using copy = await copyCourse();
  const exercise = "lessons/prompting-few-shot/exercises/product-word";
  await copy.edit(`${exercise}/exercise.yaml`, (text) =>
    text.replace("checks:", "checks:\n  - { check: refusal, of: product, expected: false }"),
  );
  const visible = await readFile(join(copy.folder, exercise, "cases.yaml"), "utf8");
  const message = /message: (.+)/.exec(visible)?.[1] ?? "";
  await copy.edit("answer-keys/prompting-few-shot/product-word/cases.yaml", (text) =>
    text.replace(/message: .+/, `message: ${message}`),
  );
  const ran = await assay(["check", productWord], { ASSAY_CONTENT: copy.folder });
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("the check `refusal` cannot be run yet");
  expect(ran.out).toMatch(/the hidden case `.+` is nearly the visible case `.+` \(100 % the same\)/);
});

test("refuses an artifact that the API would refuse, with the same sentence", async () => {
  await using copy = await copyCourse();
  const file = join(copy.folder, "artifact.json");
  await writeFile(file, JSON.stringify({ prompt: "no placeholder" }));
  const ran = await assay(["grade", productWord, file]);
  expect([ran.code, ran.error]).toEqual([2, expect.stringContaining("{{message}} is missing")]);
});

test("says that a file is no artifact", async () => {
  await using copy = await copyCourse();
  const file = join(copy.folder, "artifact.json");
  await writeFile(file, "[1");
  expect((await assay(["grade", productWord, file])).error).toContain("is no JSON object of parts");
});

test("says which artifact is in another encoding than UTF-8", async () => {
  await using copy = await copyCourse();
  const inFolder = join(copy.folder, "artifact/prompt.txt");
  await mkdir(dirname(inFolder));
  const alone = join(copy.folder, "artifact.json");
  await writeFile(inFolder, Buffer.from("caf\u00E9 {{message}}", "latin1"));
  await writeFile(alone, Buffer.from('{ "prompt": "caf\u00E9 {{message}}" }', "latin1"));
  for (const [path, file] of [
    [dirname(inFolder), inFolder],
    [alone, alone],
  ] as const) {
    const error = `${file}  is not UTF-8; save it as UTF-8\n`;
    expect(await assay(["grade", productWord, path])).toMatchObject({ code: 2, error });
  }
});

test("says which weights file is not there", async () => {
  const ran = await assay(["grade", productWord, starter], { ASSAY_EXAMINER_FILE: "/nowhere.gguf" });
  expect([ran.code, ran.error]).toEqual([2, expect.stringContaining("/nowhere.gguf")]);
});

test("says first what the rules find, when everything is checked", async () => {
  await using copy = await copyCourse("prompting-few-shot");
  await copy.edit(exerciseFile, (text) =>
    text.replace("checks:", "checks:\n  - { check: refusal, of: product, expected: true }"),
  );
  await copy.edit("lessons/prompting-few-shot/exercises/reply-format/exercise.yaml", (text) =>
    text
      .replace("checks:", "checks:\n  - { check: refusal, of: reply, expected: true }")
      .replace("E17", "E18"),
  );
  const env = { ASSAY_CONTENT: copy.folder, ...noExaminer };
  const ran = await assay(["check"], env);
  expect([ran.code, ran.out]).toEqual([
    1,
    expect.stringMatching(/^\S+yaml:\d+:1 {2}coverage {2}E18 is the line of/),
  ]);
  expect(ran.out).toMatch(/^Not proved fair: 2 of \d+\.$/m);
  expect(JSON.parse((await assay(["check", "--json"], env)).out)).toMatchObject({
    findings: [{ rule: "coverage" }],
  });
});

test("proves nothing when an exercise is too easy: a decoy that passes is named", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  const keys = "answer-keys/prompting-few-shot/product-word";
  const reference = await readFile(join(copy.folder, keys, "reference/prompt.txt"), "utf8");
  await copy.edit(`${keys}/decoys/naive/prompt.txt`, () => `Hello.\n\n${reference}`);
  const ran = await assay(["check", productWord], { ASSAY_CONTENT: copy.folder });
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(
    /problem {2}variant 1: too easy: the naive decoy passes \d+ of 24, the gate asks for 20/,
  );
});

test("refuses what is over its token budget: an author's artifacts by role, a learner's as the API does", async ({
  skip,
}) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  await copy.edit(exerciseFile, (text) => text.replace("tokenBudget: 200", "tokenBudget: 12"));
  const env = { ASSAY_CONTENT: copy.folder };
  const checked = await assay(["check", productWord], env);
  expect(checked.code).toBe(1);
  for (const name of ["reference", "starter", "naive decoy", "popular-advice decoy", "hard-coded decoy"])
    expect(checked.out).toMatch(
      new RegExp(`problem  the ${name} has \\d+ tokens in \`prompt\`; 12 are allowed\n`),
    );
  const graded = await assay(["grade", productWord, starter], env);
  expect([graded.code, graded.out]).toEqual([2, ""]);
  expect(graded.error).toMatch(/^The part “prompt” has \d+ tokens; 12 are allowed\. Shorten it by \d+\.\n$/);
});

test("says which cache folder cannot be written", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  await rm(join(copy.folder, "answer-keys", productWord, "recordings"), { recursive: true });
  const cache = await mkdtemp(join(tmpdir(), "assay-cache-"));
  await writeFile(join(cache, "replies"), "");
  const env = { ASSAY_CACHE: cache, ASSAY_CONTENT: copy.folder };
  expect(await assay(["check", productWord], env)).toMatchObject({
    code: 2,
    error: `Replies cannot be kept in ${join(cache, "replies")} (ENOTDIR). Make it a folder that can be written, or name another cache folder in ASSAY_CACHE.\n`,
  });
  await rm(cache, { recursive: true });
});

test("fails on a fact that has expired, with its place and what to do", async () => {
  await using copy = await copyCourse("prompting-few-shot");
  await copy.edit("facts.yaml", (text) =>
    text.replace(
      "checked: 2026-11-23\n    expires: 2027-05-23",
      "checked: 2020-01-01\n    expires: 2020-07-01",
    ),
  );
  const ran = await assay(["check"], { ASSAY_CONTENT: copy.folder, ...noExaminer });
  expect([ran.code, ran.out]).toEqual([1, expect.stringContaining("exercises are proved fair.\n")]);
  expect(ran.out).toMatch(
    /facts\.yaml:\d+:\d+ {2}expired-facts {2}`claude-prefill` expired on 2020-07-01; .*; read https:/,
  );
});

test("proves every exercise of the course, a part of it on the real examiner", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  const ran = await assay(["check", "--json"]);
  expect(ran.error).toBe("");
  const { exercises, findings } = JSON.parse(ran.out);
  expect(findings).toEqual([]);
  expect(exercises.length).toBeGreaterThanOrEqual(2);
  for (const { problems, warnings, notLive } of exercises)
    expect([problems, warnings, notLive]).toEqual([[], [], undefined]);
  expect(ran.code).toBe(0);
});

test("grades an artifact in the terminal, case by case, with the verdict as exit code", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  const reference = join(course, "answer-keys", productWord, "reference");
  const passed = await assay(["grade", productWord, reference]);
  expect(passed.code).toBe(0);
  expect(passed.out).toMatch(/Passed: \d+ of 24 hidden cases \(\d+ to \d+ in 100\); the gate asks for 20\./);
  const practised = await assay(["grade", productWord, starter, "--practice", "--json"]);
  const events = practised.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).type);
  expect([practised.code, events[0], events.at(-1)]).toEqual([0, "grading-start", "grading-end"]);
});

beforeEach(() => {
  if (process.env["CI"] && weights === undefined) throw new Error(inject("remedy"));
});

const balance = "prompting-few-shot/balance-and-order";

test("refuses a choice that leaves its pool, item by item", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-choice-"));
  await writeFile(join(folder, "examples.yaml"), "- regret\n- top-hat\n- regret\n");
  const ran = await assay(["grade", balance, folder]);
  expect(ran.code).toBe(2);
  expect(ran.error).toContain("“top-hat” is not in the pool; take it out.");
  expect(ran.error).toContain("“regret” is chosen more than once; once is all it may be.");
  await rm(folder, { recursive: true });
});

test("grades a choice from a folder that lists its items", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  const ran = await assay(["grade", balance, join(course, "answer-keys", balance, "reference")]);
  expect([ran.code, ran.out]).toEqual([0, expect.stringMatching(/Passed: 2[678] of 28 hidden cases/)]);
});
