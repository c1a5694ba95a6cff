import { glob, cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { assay, copyCourse, course } from "../../test/assay.ts";
import { type Change, append, findingsWith, replace } from "../../test/findings.ts";
import { formatFinding } from "./finding.ts";
import { lint } from "./lint.ts";

const lesson = "lessons/prompting-few-shot/lesson.mdx";
const cards = "lessons/prompting-few-shot/cards.yaml";
const figure = "lessons/prompting-few-shot/figures/arrange-six.json";
const folder = "lessons/prompting-few-shot/exercises/product-word";
const key = "answer-keys/prompting-few-shot/product-word";

test("finds nothing in the course, in less than a quarter of a second of work an exercise", async () => {
  const exercises = await Array.fromAsync(glob("lessons/*/exercises/*/exercise.yaml", { cwd: course }));
  const started = process.cpuUsage();
  expect((await lint(course)).map(formatFinding)).toEqual([]);
  expect(process.cpuUsage(started).user).toBeLessThan(exercises.length * 250_000);
});

describe("rules", () => {
  test.each<[string, ...Change[]]>([
    ["a card with the id of another", replace(cards, "id: stray-form", "id: last-label")],
    [
      "a hidden case with the id of a visible one",
      replace(`${key}/cases.yaml`, "id: saddle", "id: kettle-slow"),
    ],
    ["a link to a heading that is not there", append(lesson, "See [above](#try-frist).")],
    ["a link to a page that is not there", append(lesson, "See [the map](/lern).")],
    [
      "a link to an exercise that is not there",
      append(lesson, "See [it](/exercises/prompting-few-shot/product-wort)."),
    ],
    ["a picture that is not there", append(lesson, "![A radio](figures/radio.png)")],
    ["an image without a text", append(lesson, "![](figures/arrange-six.json)")],
    ["an element without a text", append(lesson, '<img src="figures/arrange-six.json" />')],
    ["a figure without a caption", replace(figure, /"caption": "[^"]*"/, '"caption": ""')],
    ["a question with two right options", replace(figure, /"right": false/, '"right": true')],
    [
      "labels that weigh unevenly",
      replace(`${folder}/cases.yaml`, "label: described", "label: plain"),
      replace(`${folder}/cases.yaml`, "label: described", "label: plain"),
    ],
    [
      "a hidden case that stands in a lesson, whatever its line ends",
      append(lesson, "> Nobody warned me that\n> the *saddle* squeaks!"),
    ],
    ["a plan that is too short", replace(lesson, "minutes: 15", "minutes: 5")],
    [
      "a plan that what is in it does not fit",
      replace(lesson, "minutes: 15", "minutes: 8"),
      append(lesson, "word ".repeat(1200)),
    ],
    ["a first exercise that comes late", replace(lesson, '<Exercise id="product-word" />', "")],
    ["a lesson that asks for itself first", replace(lesson, "[prompting-specify]", "[prompting-few-shot]")],
    [
      "an exercise that answers to nothing in its lesson",
      replace(`${folder}/exercise.yaml`, /seedItem: .*/, "seedItem: Vector search"),
    ],
    ["a line of the catalogue that is taken", replace(`${folder}/exercise.yaml`, "E18", "E17")],
    ["a decoy that is the reference", [`${key}/decoys/naive/prompt.txt`, () => referenceText]],
    ["a key without a reference", [`${key}/reference/prompt.txt`, () => "nothing"]],
    ["broken YAML", replace(`${folder}/exercise.yaml`, "title:", "titel:")],
  ])("tell an author about %s: where, and what to write", async (_what, ...changes) => {
    expect(await findingsWith(...changes)).toMatchSnapshot();
  });

  test("leave alone what is right: pages, headings, exercises, code, other sites", async () => {
    const text = [
      "[a](/learn) [b](#order-and-balance) [c](#product-word) [d](/lessons/prompting-few-shot#now-prove-it)",
      "[e](https://example.org/nothing) `[f](#nothing)` [g](/exercises/prompting-few-shot/reply-format)",
    ].join("\n");
    expect(await findingsWith(append(lesson, text))).toEqual([]);
  });

  test("find lessons that ask for one another in a circle", async () => {
    await using copy = await copyCourse();
    const other = join(copy.folder, "lessons/prompting-specify");
    await cp(dirname(join(copy.folder, lesson)), other, { recursive: true });
    await copy.edit("lessons/prompting-specify/lesson.mdx", (text) =>
      text.replace("[prompting-specify]", "[prompting-few-shot]"),
    );
    const slugs = await readdir(join(other, "exercises"));
    for (const slug of slugs) await rm(join(other, "exercises", slug, "calibration.json"));
    for (const slug of slugs)
      await copy.edit(`lessons/prompting-specify/exercises/${slug}/exercise.yaml`, (text) =>
        text.replace("id: prompting-few-shot", "id: prompting-specify"),
      );
    const found = (await lint(copy.folder)).filter(({ rule }) => rule === "prerequisites");
    expect(found.map(({ message }) => message)).toEqual([
      "the lesson asks for itself first: prompting-few-shot → prompting-specify → prompting-few-shot",
      "the lesson asks for itself first: prompting-specify → prompting-few-shot → prompting-specify",
    ]);
  });

  test("find questions whose right option is the longest, or always in one place", async () => {
    await using copy = await copyCourse();
    const question = {
      ask: "Which?",
      options: [
        { text: "this long one is right", right: true },
        { text: "not this", right: false },
      ],
    };
    for (const name of ["one", "two", "three", "four", "five", "six", "seven", "eight"]) {
      const file = join(copy.folder, dirname(figure), `${name}.json`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify({ caption: "A question.", question }));
    }
    const found = (await lint(copy.folder)).map(({ rule, message }) => `${rule}: ${message}`);
    expect([...new Set(found)].toSorted()).toEqual([
      expect.stringMatching(/^quiz: 9 of \d+ right options stand in place 1$/),
      expect.stringMatching(/^quiz: the right option of “Set the two habits/),
      expect.stringMatching(/^quiz: the right option of “Which\?” is the longest, as in 9 of \d+ questions$/),
    ]);
  });
});

const referenceText = await readFile(join(course, key, "reference/prompt.txt"), "utf8");

test("ends with exit code 1 and a line a finding, or JSON", async () => {
  await using copy = await copyCourse();
  await copy.edit(cards, (text) => text.replace("id: stray-form", "id: last-label"));
  const env = { ASSAY_CONTENT: copy.folder };
  const ran = await assay(["check", "--static"], env);
  expect([ran.code, ran.error]).toEqual([1, ""]);
  expect(ran.out).toMatch(/cards\.yaml:8:3 {2}unique-ids {2}the card `last-label` has the id of another;/);
  const report: unknown = JSON.parse((await assay(["check", "--static", "--json"], env)).out);
  expect(report).toMatchObject({
    findings: [{ rule: "unique-ids", line: 8, column: 3, write: "give it an id of its own" }],
  });
});

test("looks at everything or nothing", async () => {
  const ran = await assay(["check", "--static", "prompting-few-shot/product-word"]);
  expect([ran.code, ran.error]).toEqual([
    2,
    "--static looks at everything, once: it goes with --json only.\n",
  ]);
});
