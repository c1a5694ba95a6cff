import { readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyCourse, course } from "../../test/assay.ts";
import { type Change, findingsWith, replace } from "../../test/findings.ts";
import { formatFinding } from "./finding.ts";
import { lint } from "./lint.ts";

const folder = "lessons/prompting-few-shot/exercises/product-word";
const exercise = `${folder}/exercise.yaml`;
const cases = `${folder}/cases.yaml`;
const key = "answer-keys/prompting-few-shot/product-word";
const looping = "tools-agent-loop/a-loop-that-ends";
const reference = await readFile(join(course, key, "reference/prompt.txt"), "utf8");

test.each<[string, ...Change[]]>([
  ["a wrong type", replace(exercise, "minutes: 10", "minutes: ten")],
  ["an unknown key", replace(exercise, "seedItem:", "seeditem:")],
  ["a tab", replace(exercise, "  prompt:", "\tprompt:")],
  ["a tab in the key", replace(`${key}/cases.yaml`, "      label", "\tlabel")],
  ["a key that is written twice", [exercise, (text) => `${text}title: Twice\n`]],
  ["a colon in a text", replace(cases, "message: My kettle", "message: Note: my kettle")],
  ["two cases of one id", replace(cases, "id: mirror-heavy", "id: kettle-slow")],
  ["an empty file", [exercise, () => ""]],
  ["a file of 5 MB", [cases, (text) => `${text}#${"x".repeat(5e6)}\n`]],
  ["no checks", replace(exercise, /checks:\n[^]*?hidden:/, "checks: []\nhidden:")],
  ["a case without what is expected", replace(cases, "product: kettle", "produkt: kettle")],
  [
    "a hidden case without what is expected",
    replace(`${key}/cases.yaml`, "product: saddle", "produkt: saddle"),
  ],
  [
    "a script that no model can play",
    replace(`lessons/${looping.replace("/", "/exercises/")}/cases.yaml`, "say: It left", "says: It left"),
  ],
  [
    "a script of a hidden case that no model can play",
    replace(`answer-keys/${looping}/cases.yaml`, "say: There is none.", "fail: 200"),
  ],
  ["a decoy that is the reference", [`${key}/decoys/naive/prompt.txt`, () => reference]],
  [
    "a lesson that asks for itself",
    replace("lessons/prompting-few-shot/lesson.mdx", "[prompting-specify]", "[prompting-few-shot]"),
  ],
  [
    "a prerequisite in no track",
    replace("lessons/prompting-few-shot/lesson.mdx", "[prompting-specify]", "[prompting-specfy]"),
  ],
])("tells an author about %s: where, and what to write", async (_what, ...changes) => {
  expect(await findingsWith(...changes)).toMatchSnapshot();
});

test.each([exercise, cases, `${key}/cases.yaml`, "tracks.yaml", "lessons/prompting-few-shot/lesson.mdx"])(
  "reads %s with a byte order mark and Windows line ends as if it had neither",
  async (file) => {
    expect(await findingsWith([file, (text) => `\uFEFF${text.replaceAll("\n", "\r\n")}`])).toEqual([]);
  },
);

test("says once that the private half of an exercise is missing", async () => {
  await using copy = await copyCourse();
  await rm(join(copy.folder, key), { recursive: true });
  expect((await lint(copy.folder)).map(formatFinding)).toEqual([
    expect.stringMatching(
      /answer-keys\/prompting-few-shot\/product-word {2}answer-key {2}the private half is missing; write cases\.yaml, /,
    ),
  ]);
});

test("says which exercise a private half was meant for", async () => {
  await using copy = await copyCourse();
  await rename(join(copy.folder, key), join(copy.folder, `${key}s`));
  expect((await lint(copy.folder)).map(formatFinding)).toEqual([
    expect.stringContaining("the private half is missing"),
    expect.stringMatching(/product-words {2}lone-keys .*; did you mean `prompting-few-shot\/product-word`\?/),
  ]);
});
