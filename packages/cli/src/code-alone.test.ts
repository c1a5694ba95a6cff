import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { calibration } from "@assay/exercise";
import { expect, test } from "vitest";
import { assay, copyCourse, course } from "../test/assay.ts";

const sampler = "models-sampling/write-the-sampler";
const reference = join(course, "answer-keys", sampler, "reference");
const record = `lessons/${sampler.replace("/", "/exercises/")}/calibration.json`;
const noExaminer = { ASSAY_EXAMINER_FILE: "/nowhere.gguf" };

test("grades code in the terminal without an examiner, and names none", async () => {
  const ran = await assay(["grade", sampler, reference, "--json"], noExaminer);
  expect([ran.code, ran.error]).toEqual([0, ""]);
  const end: { grade: unknown } = JSON.parse(ran.out.trim().split("\n").at(-1) ?? "");
  expect(end.grade).toMatchObject({ outcome: "passed" });
  expect(end.grade).not.toHaveProperty("examiner");
});

test("proves and calibrates code without an examiner, and the record claims none", async () => {
  await using copy = await copyCourse();
  const env = { ASSAY_CONTENT: copy.folder, ...noExaminer };
  await copy.edit(record, (text) => {
    const { secondsPerCase: _seconds, ...before } = calibration.parse(JSON.parse(text));
    return JSON.stringify({ ...before, secondsPerCase: 1, keyVersion: "another" });
  });
  const ran = await assay(["calibrate", sampler], env);
  expect([ran.code, ran.error]).toEqual([0, ""]);
  const written = calibration.parse(JSON.parse(await readFile(join(copy.folder, record), "utf8")));
  expect(written).not.toHaveProperty("examiner");
  expect(await readdir(join(copy.folder, "answer-keys", sampler))).not.toContain("recordings");
  const checked = await assay(["check", sampler, "--full"], env);
  expect([checked.code, checked.out]).toEqual([0, expect.not.stringContaining("note")]);
});
