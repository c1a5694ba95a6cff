import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calibration } from "@assay/exercise";
import { expect, test } from "vitest";
import { course } from "../../test/assay.ts";
import { UserError } from "../user-error.ts";
import { writeCalibration } from "./write-calibration.ts";

const recorded = calibration.parse(
  JSON.parse(
    await readFile(
      join(course, "lessons/prompting-few-shot/exercises/product-word/calibration.json"),
      "utf8",
    ),
  ),
);

test("says which file cannot be written, and what to do", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-calibration-"));
  const inTheWay = join(folder, "exercise");
  await writeFile(inTheWay, "");
  const file = join(inTheWay, "calibration.json");
  await expect(writeCalibration(file, recorded, undefined)).rejects.toThrow(
    new UserError(
      `${file} cannot be written (EEXIST). Make it writable, and calibrate again: nothing is run twice.`,
    ),
  );
  await rm(folder, { recursive: true });
});

test("leaves a record alone that says the same of another day", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-calibration-"));
  const file = join(folder, "calibration.json");
  const today = { ...recorded, date: "2030-01-01", secondsPerCase: 9 };
  expect(await writeCalibration(file, today, recorded)).toBe("unchanged");
  expect(await writeCalibration(file, { ...today, keyVersion: "another" }, recorded)).toBe("written");
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ date: "2030-01-01" });
  await rm(folder, { recursive: true });
});
