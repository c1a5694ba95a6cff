import { examinerWeights } from "@assay/examiner";
import type { ExaminerIdentity } from "@assay/exercise";
import { type Model, free } from "@assay/model";
import type { Env } from "./env.ts";
import { type OpenExaminer, openExaminer } from "./open-examiner.ts";
import type { Progress } from "./progress.ts";
import type { CountTokens } from "./token-budget.ts";

/** The embedded examiner, started when it is first asked: a proof from recordings needs none. */
export interface ExaminerOnDemand extends AsyncDisposable {
  model: Model;
  countTokens: CountTokens;
  /** Starts it where it is not. Throws UserError when it cannot be had. */
  open(): Promise<OpenExaminer>;
}

/** Names the weights that every examiner here runs on; the build is known once it has started. */
export const examinerName: ExaminerIdentity = { name: examinerWeights.title, file: examinerWeights.sha256 };

/** Asks an examiner that is opened by the first request. */
export const askOnDemand = (
  open: () => Promise<OpenExaminer>,
): Pick<OpenExaminer, "model" | "countTokens"> => ({
  model: {
    concurrency: 1,
    // The embedded examiner costs nothing, and what may cost something is cut short.
    price: free,
    send: async (request, options) => (await open()).model.send(request, options),
  },
  countTokens: async (value) => (await open()).countTokens(value),
});

/** Creates an examiner that is started once, by whoever asks first. */
export function createExaminerOnDemand(env: Env, progress: Progress, signal: AbortSignal): ExaminerOnDemand {
  let opening: Promise<OpenExaminer> | undefined;
  const open = () => (opening ??= openExaminer(env, progress, signal));
  return {
    ...askOnDemand(open),
    open,
    [Symbol.asyncDispose]: async () => {
      // Whoever asked was told that it could not be opened.
      const opened = await opening?.catch(() => undefined);
      await opened?.[Symbol.asyncDispose]();
    },
  };
}
