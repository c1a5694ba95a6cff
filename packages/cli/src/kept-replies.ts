import type { ReplyCache } from "@assay/grader";
import type { ExaminerOnDemand } from "./examiner-on-demand.ts";
import { createReplyFiles } from "./reply-files.ts";

/** Keeps replies on this machine by the build of an examiner, which starts when its first reply is asked for. */
export function createKeptReplies(cacheFolder: string, { open }: Pick<ExaminerOnDemand, "open">): ReplyCache {
  const files = async () => createReplyFiles(cacheFolder, (await open()).identity.build ?? "");
  return {
    get: async (key) => (await files()).get(key),
    set: async (key, reply) => (await files()).set(key, reply),
  };
}
