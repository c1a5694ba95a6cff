import { glob, rm } from "node:fs/promises";
import { join } from "node:path";
import { formatRecording } from "@assay/answer-keys";
import type { ExaminerIdentity } from "@assay/exercise";
import { tellUser } from "../tell-user.ts";
import { writeWhole } from "../write-whole.ts";
import type { Recorder } from "./recorder.ts";

/** Writes the recordings of an exercise, a file each, and takes away what is recorded no more. Throws UserError. */
export function writeRecordings(
  folder: string,
  examiner: ExaminerIdentity,
  recorded: ReturnType<Recorder["recorded"]>,
): Promise<void> {
  const files = new Map(
    [...recorded]
      .filter(([, lines]) => lines.length > 0)
      .map(([name, lines]) => [`${name}.jsonl`, formatRecording(examiner, lines)]),
  );
  return replaceFiles(folder, files).catch(
    tellUser(`${folder} cannot be written`, "Make it writable, and calibrate again: nothing is run twice."),
  );
}

async function replaceFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of files) await writeWhole(join(folder, name), text);
  for await (const name of glob("*.jsonl", { cwd: folder }))
    if (!files.has(name)) await rm(join(folder, name), { force: true });
}
