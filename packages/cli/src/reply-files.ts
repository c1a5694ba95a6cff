import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ReplyCache } from "@assay/grader";
import type { Reply } from "@assay/model";
import { tellUser } from "./tell-user.ts";
import { writeWhole } from "./write-whole.ts";

/** Keeps replies of one build as files below a folder, so that a proof asks the examiner only for what changed. */
export function createReplyFiles(cacheFolder: string, build: string): ReplyCache {
  // Another build may round a reply differently.
  const ofBuild = createHash("sha256").update(build).digest("hex").slice(0, 12);
  const folder = join(cacheFolder, "replies");
  const fileOf = (key: string) => join(folder, ofBuild, key.slice(0, 2), `${key.slice(2)}.json`);
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
