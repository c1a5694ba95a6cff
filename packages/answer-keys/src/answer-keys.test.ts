import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Read, formatProblem, visibleCases } from "@assay/exercise";
import { expect, test } from "vitest";
import { loadAnswerKey, loadEarned, loadProofs } from "./index.ts";
import { sampleExercise } from "./sample-exercise.ts";

const exercise = sampleExercise({
  variants: 1,
  count: 2,
  labels: { complaint: 1, question: 1 },
  gate: { atLeast: 2 },
});
const cases = visibleCases.parse([
  { id: "radio", label: "complaint", input: { message: "The radio hums." }, expect: { product: "radio" } },
]);

async function copyKey() {
  const root = await mkdtemp(join(tmpdir(), "assay-key-"));
  const folder = join(root, "key");
  await cp(join(import.meta.dirname, "../test/key"), folder, { recursive: true });
  return {
    place: { exercise, cases, folder, root },
    edit: async (file: string, change: (text: string) => string) => {
      const path = join(folder, file);
      await writeFile(path, change(await readFile(path, "utf8")));
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

const lines = (read: Read<unknown>) => (read.ok ? [] : read.problems.map(formatProblem));

test("loads hidden cases by variant, reference, decoys by role, hints and debrief", async () => {
  await using key = await copyKey();
  expect(await loadAnswerKey(key.place)).toMatchObject({
    ok: true,
    value: {
      variants: [[{ id: "tent" }, { id: "sofa" }]],
      keyVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  });
  expect(await loadProofs(key.place)).toMatchObject({
    ok: true,
    value: {
      reference: { prompt: expect.stringMatching(/Product:$/) },
      decoys: { naive: {}, "popular-advice": {}, "hard-coded": {} },
    },
  });
  expect(await loadEarned(key.place)).toEqual({
    ok: true,
    value: { hints: ["Hint 1.", "Hint 2.", "Hint 3.", "Hint 4."], debrief: "The debrief." },
  });
});

test("proves what the exercise says in public about its hidden cases", async () => {
  await using key = await copyKey();
  await key.edit("cases.yaml", (text) => text.replace("label: question", "label: complaint"));
  expect(lines(await loadAnswerKey(key.place))).toEqual([
    "key/cases.yaml:2:5  variants.0  found 2 cases labelled `complaint`; exercise.yaml says 1",
    "key/cases.yaml:2:5  variants.0  found 0 cases labelled `question`; exercise.yaml says 1",
  ]);
});

test("places a broken hidden case", async () => {
  await using key = await copyKey();
  await key.edit("cases.yaml", (text) =>
    text.replace("expect: { product: sofa }", "expect: { produkt: sofa }"),
  );
  expect(lines(await loadAnswerKey(key.place))).toEqual([
    "key/cases.yaml:3:87  variants.0.1.expect.product  case `sofa` does not say what is expected; write `expect: { product: … }`",
  ]);
});

test("says which folder of a role is missing or unknown", async () => {
  await using key = await copyKey();
  await rename(join(key.place.folder, "decoys/naive"), join(key.place.folder, "decoys/naiv"));
  expect(lines(await loadProofs(key.place))).toEqual([
    "key/decoys/naiv  this role is unknown; did you mean naive?",
    "key/decoys/naive  this folder is missing; write the artifact as files in it",
  ]);
});

test("refuses a reference that the API would refuse", async () => {
  await using key = await copyKey();
  await key.edit("reference/prompt.txt", () => "no placeholder");
  expect(lines(await loadProofs(key.place))[0]).toContain("{{message}} is missing");
});

test("refuses files in another encoding than UTF-8", async () => {
  await using key = await copyKey();
  const files = ["cases.yaml", "decoys/naive/prompt.txt", "earned/hint-1.md"];
  await Promise.all(
    files.map((file) => writeFile(join(key.place.folder, file), Buffer.from("café {{message}}", "latin1"))),
  );
  const reads = [await loadAnswerKey(key.place), await loadProofs(key.place), await loadEarned(key.place)];
  expect(reads.flatMap(lines)).toEqual(files.map((file) => `key/${file}  is not UTF-8; save it as UTF-8`));
});

test("says which earned text is missing or empty", async () => {
  await using key = await copyKey();
  await key.edit("earned/hint-3.md", () => "\n");
  await rm(join(key.place.folder, "earned/debrief.md"));
  expect(lines(await loadEarned(key.place))).toEqual([
    "key/earned/hint-3.md  this file is missing or empty",
    "key/earned/debrief.md  this file is missing or empty",
  ]);
});

test("changes its version with hidden cases, not with decoys", async () => {
  await using key = await copyKey();
  const version = async () => {
    const read = await loadAnswerKey(key.place);
    return read.ok ? read.value.keyVersion : undefined;
  };
  const before = await version();
  await key.edit("decoys/naive/prompt.txt", (text) => `Please. ${text}`);
  expect(await version()).toBe(before);
  await key.edit("cases.yaml", (text) => text.replace("leaks", "is torn"));
  expect(await version()).not.toBe(before);
});

test("names the file of a key that is not there", async () => {
  await using key = await copyKey();
  await rm(join(key.place.folder, "cases.yaml"));
  expect(lines(await loadAnswerKey(key.place))).toEqual(["key/cases.yaml  this file is missing"]);
});
