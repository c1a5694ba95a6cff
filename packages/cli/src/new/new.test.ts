import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { assay, copyCourse } from "../../test/assay.ts";
import { lint } from "../lint/lint.ts";
import { placePieces } from "./place-pieces.ts";

const weights = inject("weights");
const exercise = "lessons/models-tokens/exercises/name-animal";

/** Lists every file of a folder, so that a test sees whether anything was written. */
const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).toSorted();

test("writes a lesson and both halves of its exercise, in which the rules find nothing", async () => {
  await using copy = await copyCourse();
  const ran = await assay(["new", "lesson", "models-tokens"], { ASSAY_CONTENT: copy.folder });
  expect([ran.code, ran.error]).toEqual([0, ""]);
  expect(ran.out).toMatch(/^wrote {2}\S+lessons\/models-tokens\/lesson\.mdx$/m);
  expect(ran.out).toContain("Next:\n  1. Make it yours");
  expect(await lint(copy.folder)).toEqual([]);
  const lesson = await readFile(join(copy.folder, "lessons/models-tokens/lesson.mdx"), "utf8");
  expect(lesson).toContain("outcome: After it you can predict and control token counts");
  expect(lesson).toContain('<Exercise id="name-animal" />');
});

test("writes an exercise that the examiner proves fair as it is", async ({ skip }) => {
  skip(weights === undefined, inject("remedy"));
  await using copy = await copyCourse();
  const env = { ASSAY_CONTENT: copy.folder };
  const id = "models-tokens/count-pets";
  expect((await assay(["new", "exercise", id, "--recipe", "few-shot"], env)).code).toBe(0);
  const ran = await assay(["check", id], env);
  expect([ran.code, ran.out]).toEqual([0, expect.stringContaining("The exercise is proved fair.")]);
  expect(ran.out).not.toContain("the starter passes");
});

test("writes a lesson around the exercises that are there", async () => {
  await using copy = await copyCourse();
  const env = { ASSAY_CONTENT: copy.folder };
  for (const slug of ["first-task", "second-task"])
    await assay(["new", "exercise", `models-tokens/${slug}`], env);
  const ran = await assay(["new", "lesson", "models-tokens", "--json"], env);
  expect(JSON.parse(ran.out)).toMatchObject({
    wrote: [
      expect.stringMatching(/models-tokens\/cards\.yaml$/),
      expect.stringMatching(/models-tokens\/lesson\.mdx$/),
    ],
  });
  expect(await lint(copy.folder)).toEqual([]);
});

test.each([
  [["new"], "Say what to write: an exercise or a lesson."],
  [["new", "exercise", "models-tokens"], "`models-tokens` is no id of an exercise"],
  [
    ["new", "exercise", "models-tokns/one"],
    "tracks.yaml has no lesson models-tokns. Did you mean models-tokens?",
  ],
  [["new", "lesson", "gardening"], "tracks.yaml has no lesson gardening. Add it to a track there first."],
  [["new", "lesson", "../secret"], "`../secret` is no id of a lesson"],
  [["new", "exercise", "models-tokens/one", "--recipe", "few-shots"], "Did you mean few-shot?"],
  [["new", "lesson", "models-tokens", "--recipe", "few-shot"], "--recipe is for an exercise"],
  [["new", "lesson", "prompting-few-shot"], "lesson.mdx is there already; nothing was written."],
  [
    ["new", "exercise", "prompting-few-shot/product-word"],
    "product-word is there already; nothing was written.",
  ],
])("answers %j with a sentence, exit code 2 and no file", async (parameters, sentence) => {
  await using copy = await copyCourse();
  const before = await filesOf(copy.folder);
  const ran = await assay(parameters, { ASSAY_CONTENT: copy.folder });
  expect([ran.code, ran.error]).toEqual([2, expect.stringContaining(sentence)]);
  expect(await filesOf(copy.folder)).toEqual(before);
});

test("writes nothing when one half cannot be placed", async () => {
  await using copy = await copyCourse();
  const before = await filesOf(copy.folder);
  // A file where the folder of the lesson would be.
  await writeFile(join(copy.folder, "lessons/models-tokens"), "");
  const ran = await assay(["new", "exercise", "models-tokens/name-animal"], { ASSAY_CONTENT: copy.folder });
  expect([ran.code, ran.error]).toEqual([
    2,
    expect.stringMatching(/^Nothing was written: .+ refuses it \((?:EEXIST|ENOTDIR)\)/),
  ]);
  await rm(join(copy.folder, "lessons/models-tokens"));
  expect(await filesOf(copy.folder)).toEqual(before);
});

test("says that a folder cannot be written", async () => {
  await expect(placePieces("/nowhere", [], new AbortController().signal)).rejects.toThrow(
    "Nothing was written: /nowhere refuses it (ENOENT). Make it writable, with room on the disk, and try again.",
  );
});

test("writes nothing when it is interrupted", async () => {
  await using copy = await copyCourse();
  const before = await filesOf(copy.folder);
  const interrupted = new AbortController();
  const files = new Map([["exercise.yaml", "id: x"]]);
  const placing = placePieces(
    copy.folder,
    [{ target: join(copy.folder, exercise), files }],
    interrupted.signal,
  );
  interrupted.abort(new Error("Stopped."));
  await expect(placing).rejects.toThrow("Stopped.");
  expect(await filesOf(copy.folder)).toEqual(before);
});
