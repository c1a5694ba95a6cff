import { homedir } from "node:os";
import { defaultCacheFolder } from "@assay/examiner";

/** What the command line was told by its environment. */
export interface Env {
  /** Holds weights, and the replies that proofs were made of. */
  cacheFolder: string;
  examinerFile: string | undefined;
  contentFolder: string | undefined;
  /** What a child process is given. */
  inherited: NodeJS.ProcessEnv;
}

/** Reads the environment. */
export const readEnv = (values: NodeJS.ProcessEnv = process.env): Env => ({
  cacheFolder:
    values["ASSAY_CACHE"] ??
    defaultCacheFolder({
      platform: process.platform,
      home: homedir(),
      xdgCacheHome: values["XDG_CACHE_HOME"],
    }),
  examinerFile: values["ASSAY_EXAMINER_FILE"],
  contentFolder: values["ASSAY_CONTENT"],
  inherited: values,
});
