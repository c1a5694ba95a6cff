import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Writes a file so that nobody who reads, or writes it at the same time, ever sees half of it. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const unfinished = join(dirname(file), `.${basename(file)}.${randomUUID()}`);
  await writeFile(unfinished, text);
  await rename(unfinished, file);
}
