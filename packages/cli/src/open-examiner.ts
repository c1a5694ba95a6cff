import { availableParallelism } from "node:os";
import { type Weights, examinerWeights, pullWeights, superviseExaminer } from "@assay/examiner";
import type { ExaminerIdentity } from "@assay/exercise";
import { type Model, createModel } from "@assay/model";
import { z } from "zod";
import type { Env } from "./env.ts";
import type { Progress } from "./progress.ts";
import type { CountTokens } from "./token-budget.ts";
import { UserError } from "./user-error.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

/** The embedded examiner, started for one command. */
export interface OpenExaminer extends AsyncDisposable {
  model: Model;
  identity: ExaminerIdentity;
  countTokens: CountTokens;
}

const models = z.object({ data: z.tuple([z.object({ build: z.string() })]) });
const tokenCount = z.object({ count: z.int() });

/** Finds the weights, starts the examiner on a free port and waits until it answers. Throws UserError. */
export async function openExaminer(env: Env, progress: Progress, signal: AbortSignal): Promise<OpenExaminer> {
  const weights = await findWeights(env, progress, signal);
  await using started = new AsyncDisposableStack();
  const { ready, onState } = waitUntilReady(signal);
  const threads = Math.max(1, availableParallelism() - 1);
  const child = started.use(superviseExaminer({ weights, port: 0, threads, onState, signal }));
  const firstUrl = await ready;
  const url = () => child.url() ?? firstUrl;
  const { build } = models.parse(await (await fetch(`${firstUrl}/models`, { signal })).json()).data[0];
  const running = started.move();
  return {
    model: createModel({
      baseURL: url,
      apiKey: "none",
      name: examinerWeights.name,
      concurrency: 1,
      timeoutMs: 120_000,
      isEmbedded: true,
    }),
    identity: { name: examinerWeights.title, file: weights.sha256, build },
    countTokens: async (value) => {
      const body = JSON.stringify(typeof value === "string" ? { prompt: value } : { messages: value });
      const headers = { "content-type": "application/json" };
      const response = await fetch(`${url()}/tokenize`, { method: "POST", headers, body, signal });
      if (!response.ok)
        throw new UserError(`The examiner could not count the tokens: ${await response.text()}`);
      return tokenCount.parse(await response.json()).count;
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function findWeights(env: Env, progress: Progress, signal: AbortSignal): Promise<Weights> {
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
  return pulled.weights;
}
