import { isDeepStrictEqual } from "node:util";
import type { Calibration } from "@assay/exercise";
import { tellUser } from "../tell-user.ts";
import { writeWhole } from "../write-whole.ts";

/**
 * Writes the public record of a proof, unless the one that is there says the same of another day. Throws UserError when
 * the disk refuses it.
 */
export async function writeCalibration(
  file: string,
  calibration: Calibration,
  before: Calibration | undefined,
): Promise<"written" | "unchanged"> {
  if (before !== undefined && isDeepStrictEqual(lasting(before), lasting(calibration))) return "unchanged";
  await writeWhole(file, `${JSON.stringify(calibration, null, 2)}\n`).catch(
    tellUser(`${file} cannot be written`, "Make it writable, and calibrate again: nothing is run twice."),
  );
  return "written";
}

/** What does not change with the day and the load of a machine. */
const lasting = ({ date: _date, secondsPerCase: _seconds, ...rest }: Calibration) => rest;
