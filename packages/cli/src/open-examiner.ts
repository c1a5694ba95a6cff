import { availableParallelism } from "node:os";
import { type ExaminerState, examinerWeights, pullWeights, superviseExaminer } from "@assay/examiner";
import type { ExaminerIdentity } from "@assay/exercise";
import { type Model, createModel } from "@assay/model";
import { z } from "zod";
import type { Env } from "./env.ts";
import type { Progress } from "./progress.ts";
import { UserError } from "./user-error.ts";

/** The embedded examiner, started for one command. */
export interface OpenExaminer extends AsyncDisposable {
  model: Model;
  identity: ExaminerIdentity;
}

const models = z.object({ data: z.tuple([z.object({ build: z.string() })]) });

/** Finds the weights, starts the examiner on a free port and waits until it answers. Throws UserError. */
export async function openExaminer(env: Env, progress: Progress, signal: AbortSignal): Promise<OpenExaminer> {
  const pulled = await pullWeights({
    file: env.examinerFile,
    cacheFolder: env.cacheFolder,
    signal,
    onProgress: ({ source, bytesDone, bytesTotal }) => {
      const megabytes = (bytes: number) => Math.round(bytes / 1e6);
      progress.show(
        bytesDone,
        bytesTotal,
        `examiner from ${source}, ${megabytes(bytesDone)} of ${megabytes(bytesTotal)} MB`,
      );
    },
  });
  progress.clear();
  if (!pulled.ok) throw new UserError(pulled.failure.message);

  const { promise: ready, resolve } = Promise.withResolvers<string>();
  const onState = (state: ExaminerState): void => {
    if (state.status === "ready") resolve(state.url);
  };
  const threads = Math.max(1, availableParallelism() - 1);
  const child = superviseExaminer({ weights: pulled.weights, port: 0, threads, onState, signal });
  const url = await ready;
  const { build } = models.parse(await (await fetch(`${url}/models`, { signal })).json()).data[0];
  return {
    model: createModel({
      baseURL: () => child.url() ?? url,
      apiKey: "none",
      name: examinerWeights.name,
      concurrency: 1,
      timeoutMs: 120_000,
    }),
    identity: { name: examinerWeights.title, file: pulled.weights.sha256, build },
    [Symbol.asyncDispose]: () => child.close(),
  };
}
