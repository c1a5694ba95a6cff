import { writeFile } from "node:fs/promises";
import type { Calibration } from "@assay/exercise";
import { tellUser } from "../tell-user.ts";

/** Writes the public record of a proof. Throws UserError when the disk refuses it. */
export const writeCalibration = (file: string, calibration: Calibration): Promise<void> =>
  writeFile(file, `${JSON.stringify(calibration, null, 2)}\n`).catch(
    tellUser(`${file} cannot be written`, "Make it writable, or run the check without --record."),
  );
