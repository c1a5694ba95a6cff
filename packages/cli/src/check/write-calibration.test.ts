import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { calibration } from "@assay/exercise";
import { expect, test } from "vitest";
import { course } from "../../test/assay.ts";
import { UserError } from "../user-error.ts";
import { writeCalibration } from "./write-calibration.ts";

test("says which file cannot be written, and what to do", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-calibration-"));
  const inTheWay = join(folder, "exercise");
  await writeFile(inTheWay, "");
  const recorded = join(course, "lessons/prompting-few-shot/exercises/product-word/calibration.json");
  const file = join(inTheWay, "calibration.json");
  await expect(
    writeCalibration(file, calibration.parse(JSON.parse(await readFile(recorded, "utf8")))),
  ).rejects.toThrow(
    new UserError(
      `${file} cannot be written (ENOTDIR). Make it writable, or run the check without --record.`,
    ),
  );
  await rm(folder, { recursive: true });
});
