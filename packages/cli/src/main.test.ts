import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, inject, test } from "vitest";

const main = join(import.meta.dirname, "main.ts");
const course = join(import.meta.dirname, "../../../content");
const weights = inject("weights");
const productWord = "prompting-few-shot/product-word";

interface Ran {
  code: number;
  out: string;
  error: string;
}

/** Runs the command line as a user does. */
function assay(parameters: string[], env: Record<string, string> = {}): Promise<Ran> {
  const all = { ...process.env, ASSAY_EXAMINER_FILE: weights?.path ?? "", ASSAY_CONTENT: course, ...env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [main, ...parameters],
      { env: all, maxBuffer: 2 ** 26 },
      (failure, out, error) => {
        resolve({
          code: typeof failure?.code === "number" ? failure.code : failure === null ? 0 : 1,
          out,
          error,
        });
      },
    );
  });
}

async function copyCourse() {
  const folder = await mkdtemp(join(tmpdir(), "assay-course-"));
  await cp(course, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  return {
    folder,
    edit: async (file: string, change: (text: string) => string) => {
      const path = join(folder, file);
      await writeFile(path, change(await readFile(path, "utf8")));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

test.each([
  [[], 0, "assay check"],
  [["chek"], 2, "There is no command `chek`."],
  [["check", "--foo"], 2, "Unknown option '--foo'"],
  [["check", "nothing/here"], 2, "There is no exercise nothing/here."],
  [["grade", productWord], 2, "Usage: assay grade"],
  [["grade", "nothing/here", "."], 2, "There is no exercise nothing/here."],
  [["grade", productWord, "/nowhere"], 2, "There is nothing at /nowhere."],
])("answers %j with exit code %i and a sentence", async (parameters, code, sentence) => {
  const ran = await assay(parameters);
  expect([ran.code, ran.error]).toEqual([code, expect.stringContaining(sentence)]);
  expect(ran.error).not.toMatch(/^\s+at /m);
});

test("says which folder is no content folder", async () => {
  expect(await assay(["check"], { ASSAY_CONTENT: "/nowhere" })).toMatchObject({
    code: 2,
    error: "/nowhere is no content folder: it has no tracks.yaml.\n",
  });
});

test("says file, line, field and what to write when the content is broken", async () => {
  await using copy = await copyCourse();
  const file = `lessons/prompting-few-shot/exercises/product-word/exercise.yaml`;
  await copy.edit(file, (text) => text.replace("title:", "titel:"));
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
    text.replace("checks:", "checks:\n  - { check: noPii, of: product }"),
  );
  const visible = await readFile(join(copy.folder, exercise, "cases.yaml"), "utf8");
  const message = /message: (.+)/.exec(visible)?.[1] ?? "";
  await copy.edit("answer-keys/prompting-few-shot/product-word/cases.yaml", (text) =>
    text.replace(/message: .+/, `message: ${message}`),
  );
  const ran = await assay(["check", productWord], { ASSAY_CONTENT: copy.folder });
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("the check `noPii` cannot be run yet");
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

test("says which weights file is not there", async () => {
  const ran = await assay(
    ["grade", productWord, join(course, "lessons", productWord.replace("/", "/exercises/"), "starter")],
    {
      ASSAY_EXAMINER_FILE: "/nowhere.gguf",
    },
  );
  expect([ran.code, ran.error]).toEqual([2, expect.stringContaining("/nowhere.gguf")]);
});

test("proves nothing when an exercise is too easy: a decoy that passes is named", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  const keys = "answer-keys/prompting-few-shot/product-word";
  const reference = await readFile(join(copy.folder, keys, "reference/prompt.txt"), "utf8");
  await copy.edit(`${keys}/decoys/naive/prompt.txt`, () => reference);
  const ran = await assay(["check", productWord], { ASSAY_CONTENT: copy.folder });
  expect(ran.code).toBe(1);
  expect(ran.out).toMatch(
    /problem {2}variant 1: too easy: the naive decoy passes \d+ of 24, the gate asks for 20/,
  );
});

test("records what was proved, and has nothing more to say about it", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  const file = "lessons/prompting-few-shot/exercises/product-word/calibration.json";
  const committed = JSON.parse(await readFile(join(copy.folder, file), "utf8"));
  await rm(join(copy.folder, file));
  const ran = await assay(["check", productWord, "--record"], { ASSAY_CONTENT: copy.folder });
  expect([ran.code, ran.out]).toEqual([0, expect.not.stringContaining("note")]);
  const recorded = JSON.parse(await readFile(join(copy.folder, file), "utf8"));
  const { exerciseVersion, keyVersion, variants } = committed;
  expect(recorded).toMatchObject({ exerciseVersion, keyVersion });
  // Another build of the engine may differ by a case or two; never in who passes.
  expect(recorded.variants).toHaveLength(variants.length);
  expect(recorded.variants[0].reference.passed).toBeGreaterThanOrEqual(22);
});

test("proves every exercise of the course on the real examiner", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  const ran = await assay(["check", "--json"]);
  expect(ran.error).toBe("");
  const { exercises } = JSON.parse(ran.out);
  expect(exercises.length).toBeGreaterThanOrEqual(2);
  for (const { problems, warnings } of exercises) expect([problems, warnings]).toEqual([[], []]);
  expect(ran.code).toBe(0);
});

test("grades an artifact in the terminal, case by case, with the verdict as exit code", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  const reference = join(course, "answer-keys", productWord, "reference");
  const passed = await assay(["grade", productWord, reference]);
  expect(passed.code).toBe(0);
  expect(passed.out).toMatch(/Passed: \d+ of 24 hidden cases \(\d+ to \d+ in 100\); the gate asks for 20\./);
  const starter = join(course, "lessons/prompting-few-shot/exercises/product-word/starter");
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
