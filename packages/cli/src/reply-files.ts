import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ReplyCache } from "@assay/grader";
import type { Reply } from "@assay/model";
import { tellUser } from "./tell-user.ts";

/** Keeps replies as files below a folder, so that a proof asks the examiner only for what changed. */
export function createReplyFiles(folder: string): ReplyCache {
  const fileOf = (key: string) => join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  const refuse = tellUser(
    `Replies cannot be kept in ${folder}`,
    "Make it a folder that can be written, or name another cache folder in ASSAY_CACHE.",
  );
  return {
    get: async (key) => {
      const text = await readFile(fileOf(key), "utf8").catch((error: NodeJS.ErrnoException) =>
        error.code === "ENOENT" ? undefined : refuse(error),
      );
      const reply: Reply | undefined = text === undefined ? undefined : JSON.parse(text);
      return reply;
    },
    set: (key, reply) => writeWhole(fileOf(key), JSON.stringify(reply)).catch(refuse),
  };
}

async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // Two checks at once must never read half a file.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, text);
  await rename(unfinished, file);
}
