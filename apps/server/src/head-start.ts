import { homedir } from "node:os";
import { defaultCacheFolder } from "@assay/examiner";
import type { Env } from "./env.ts";
import type { Terminal } from "./terminal.ts";
import { type WeightsKeeper, keepWeights } from "./weights.ts";
import { type Examiner, openExaminer } from "./worker/examiner.ts";

/** What takes longest, begun before the rest of the program is loaded: the weights, and the examiner where the role has one. */
export interface HeadStart extends AsyncDisposable {
  weights: WeightsKeeper;
  examiner: Examiner | undefined;
  /** Calls back now, and at each change of the examiner. */
  watch(onChange: () => void): void;
}

/** Looks for the weights and starts the examiner on them. */
export function giveHeadStart(env: Env, terminal: Terminal): HeadStart {
  const { examinerFile, cacheFolder, xdgCacheHome, examinerPort, role } = env;
  const usual = defaultCacheFolder({ platform: process.platform, home: homedir(), xdgCacheHome });
  const place = { file: examinerFile, cacheFolder: cacheFolder ?? usual };
  const weights = keepWeights(place, (state) => terminal.weights(state));
  let changed = (): void => undefined;
  const told = { report: (error: Error) => terminal.fault(error), onChange: () => changed() };
  const examiner = role === "api" ? undefined : openExaminer({ weights, port: examinerPort }, told);
  return {
    weights,
    examiner,
    watch: (onChange) => {
      changed = onChange;
      onChange();
    },
    [Symbol.asyncDispose]: async () => {
      weights.stop();
      await examiner?.[Symbol.asyncDispose]();
    },
  };
}
