import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatProblem } from "@assay/exercise";
import { expect, test } from "vitest";
import { ContentError, loadContent } from "./index.ts";

const sample = join(import.meta.dirname, "../test/content");
const exerciseFile = "lessons/prompting-few-shot/exercises/product-word/exercise.yaml";
const casesFile = "lessons/prompting-few-shot/exercises/product-word/cases.yaml";

interface Copy extends AsyncDisposable {
  folder: string;
  edit(file: string, change: (text: string) => string): Promise<void>;
}

/** Copies the sample content, so that a test can break it. */
async function copyContent(): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), "assay-content-"));
  await cp(sample, folder, { recursive: true });
  return {
    folder,
    edit: async (file, change) => {
      const text = await readFile(join(folder, file), "utf8");
      const changed = change(text);
      if (changed === text) throw new Error(`the edit changed nothing in ${file}`);
      await writeFile(join(folder, file), changed);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

async function problemsOf(folder: string): Promise<string[]> {
  const error = await loadContent(folder).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof ContentError ? error.problems.map(formatProblem) : [];
}

test("loads tracks, lessons with cards and figures, and exercises with starter and version", async () => {
  const { tracks, lessons, exercises } = await loadContent(sample);
  expect(tracks.fastPath).toEqual(["prompting-few-shot"]);
  const lesson = lessons.get("prompting-few-shot");
  expect(lesson).toMatchObject({
    id: "prompting-few-shot",
    exerciseIds: ["prompting-few-shot/product-word"],
    figures: { "arrange-six": { caption: "Six examples" } },
  });
  expect(lesson?.cards).toHaveLength(3);
  expect(exercises.get("prompting-few-shot/product-word")).toMatchObject({
    exerciseVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
    starter: { prompt: "Message: The radio hums.\nProduct: radio\n\nMessage: {{message}}\nProduct:" },
  });
});

test.each([
  ["an unknown key", exerciseFile, (text: string) => text.replace("title:", "titel:")],
  ["a tab", exerciseFile, (text: string) => text.replace("  - use", "\t- use")],
  ["a duplicate key", exerciseFile, (text: string) => `${text}title: Twice\n`],
  ["a wrong id", exerciseFile, (text: string) => text.replace("/product-word", "/product-words")],
  [
    "a case without what is expected",
    casesFile,
    (text: string) => text.replace("expect: { product: lamp }", "expect: {}"),
  ],
  ["two cases of one id", casesFile, (text: string) => text.replace("id: lamp", "id: radio")],
  ["an unknown label", casesFile, (text: string) => text.replace("label: question", "label: quest")],
  [
    "a starter without its placeholder",
    "lessons/prompting-few-shot/exercises/product-word/starter/prompt.txt",
    () => "hi\n",
  ],
  ["a lesson without a head", "lessons/prompting-few-shot/lesson.mdx", (text: string) => text.slice(3)],
  [
    "an exercise that is not there",
    "lessons/prompting-few-shot/lesson.mdx",
    (text: string) => text.replace("[product-word]", "[product-name]"),
  ],
  [
    "a lesson in no track",
    "tracks.yaml",
    (text: string) => text.replaceAll("prompting-few-shot", "prompting-many-shot"),
  ],
  [
    "a term in two sentences",
    "glossary.yaml",
    (text: string) => text.replace("that you pay for.", "that you pay for. It is short."),
  ],
  [
    "a term without its meaning",
    "glossary.yaml",
    (text: string) => text.replace(/\n    means: A case.*/, ""),
  ],
  ["two terms of one id", "glossary.yaml", (text: string) => text.replace("id: token", "id: gate")],
  [
    "a term of a lesson that is in no track",
    "glossary.yaml",
    (text: string) => text.replace("lesson: prompting-few-shot", "lesson: prompting-fewshot"),
  ],
  ["a fact without a source", "facts.yaml", (text: string) => text.replace(/    source: .*\n/, "")],
  [
    "a fact that expires before it was checked",
    "facts.yaml",
    (text: string) => text.replace("expires: 2027-05-23", "expires: 2026-05-23"),
  ],
  [
    "a fact that a lesson rests on which is in no track",
    "facts.yaml",
    (text: string) => text.replace("lessons: [prompting-few-shot]", "lessons: [few-shot]"),
  ],
  [
    "a change that rests on a fact which is not there",
    "facts.yaml",
    (text: string) => text.replace("facts: [prefill]", "facts: [prefix]"),
  ],
  [
    "a day that is none",
    "facts.yaml",
    (text: string) => text.replace("date: 2026-11-23", "date: 23.11.2026"),
  ],
  ["a price that is none", "models.yaml", (text: string) => text.replace("input: 0.1", "input: free")],
  ["a model without a source", "models.yaml", (text: string) => text.replace(/    sources: .*\n/, "")],
])("tells an author about %s: file, line, field, what to write", async (_what, file, change) => {
  await using copy = await copyContent();
  await copy.edit(file, change);
  expect(await problemsOf(copy.folder)).toMatchSnapshot();
});

test("reads a file with a byte order mark and Windows line ends as if it had neither", async () => {
  await using copy = await copyContent();
  await copy.edit(exerciseFile, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`);
  expect(await problemsOf(copy.folder)).toEqual([]);
});

test.each([
  "tracks.yaml",
  "lessons/prompting-few-shot/lesson.mdx",
  casesFile,
  "lessons/prompting-few-shot/exercises/product-word/starter/prompt.txt",
])("refuses %s in another encoding than UTF-8", async (file) => {
  await using copy = await copyContent();
  const path = join(copy.folder, file);
  await writeFile(path, Buffer.concat([await readFile(path), Buffer.from("# café\n", "latin1")]));
  expect(await problemsOf(copy.folder)).toContain(`${file}  is not UTF-8; save it as UTF-8`);
});

test("lets a picture lie in the folder of a lesson", async () => {
  await using copy = await copyContent();
  const picture = join(copy.folder, "lessons/prompting-few-shot/figures/radio.png");
  await writeFile(picture, Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
  expect(await problemsOf(copy.folder)).toEqual([]);
});

test("reports everything that is wrong at once", async () => {
  await using copy = await copyContent();
  await copy.edit(exerciseFile, (text) => text.replace("title:", "titel:"));
  await copy.edit("lessons/prompting-few-shot/cards.yaml", (text) => text.replace("ask:", "question:"));
  const problems = await problemsOf(copy.folder);
  expect(problems.some((line) => line.includes("exercise.yaml"))).toBe(true);
  expect(problems.some((line) => line.includes("cards.yaml"))).toBe(true);
});

test("changes an exercise's version with what a learner's work depends on, and with nothing else", async () => {
  await using copy = await copyContent();
  const version = async () =>
    (await loadContent(copy.folder)).exercises.get("prompting-few-shot/product-word")?.exerciseVersion;
  const before = await version();
  await copy.edit("lessons/prompting-few-shot/lesson.mdx", (text) => `${text}\nMore prose.\n`);
  expect(await version()).toBe(before);
  await copy.edit(casesFile, (text) => text.replace("hums", "buzzes"));
  expect(await version()).not.toBe(before);
});

test("takes exercises whose lesson is not written yet", async () => {
  await using copy = await copyContent();
  await rm(join(copy.folder, "lessons/prompting-few-shot/lesson.mdx"));
  const { lessons, exercises } = await loadContent(copy.folder);
  expect([lessons.size, exercises.size]).toEqual([0, 1]);
});

test("needs no answer keys", async () => {
  await expect(loadContent(sample)).resolves.toBeDefined();
});

test("loads the glossary, and takes a course without one for one without words", async () => {
  await using copy = await copyContent();
  const { glossary } = await loadContent(copy.folder);
  expect(glossary.house.map(({ id }) => id)).toEqual(["gate", "case"]);
  await rm(join(copy.folder, "glossary.yaml"));
  expect((await loadContent(copy.folder)).glossary).toEqual({ house: [], field: [] });
});

test("loads facts, each with the place of its last day, and the log of changes", async () => {
  await using copy = await copyContent();
  const { facts, changes } = (await loadContent(copy.folder)).facts;
  expect(facts).toMatchObject([{ id: "prefill", place: { file: "facts.yaml", line: 6 } }]);
  expect(changes.map(({ id }) => id)).toEqual(["first-lesson", "no-prefill"]);
  await rm(join(copy.folder, "facts.yaml"));
  expect((await loadContent(copy.folder)).facts).toEqual({ facts: [], changes: [] });
});

test("loads what is known of models, each with the place of its last day", async () => {
  await using copy = await copyContent();
  const { models } = await loadContent(copy.folder);
  expect(models).toMatchObject([{ id: "tiny", place: { file: "models.yaml", line: 8 } }]);
  await rm(join(copy.folder, "models.yaml"));
  expect((await loadContent(copy.folder)).models).toEqual([]);
});

test("says which file a folder that is no content lacks", async () => {
  expect(await problemsOf("/nowhere")).toEqual(["/nowhere/tracks.yaml  this file is missing"]);
});
