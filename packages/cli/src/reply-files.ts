import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ReplyCache } from "@assay/grader";
import type { Reply } from "@assay/model";

/** Keeps replies as files below a folder, so that a proof asks the examiner only for what changed. */
export function createReplyFiles(folder: string): ReplyCache {
  const fileOf = (key: string) => join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  return {
    get: async (key) => {
      const text = await readFile(fileOf(key), "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return undefined;
        throw error;
      });
      const reply: Reply | undefined = text === undefined ? undefined : JSON.parse(text);
      return reply;
    },
    set: async (key, reply) => {
      const file = fileOf(key);
      await mkdir(dirname(file), { recursive: true });
      // Two checks at once must never read half a file.
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, JSON.stringify(reply));
      await rename(unfinished, file);
    },
  };
}
