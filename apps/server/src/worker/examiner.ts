import { availableParallelism } from "node:os";
import {
  type ExaminerState,
  type SupervisedExaminer,
  examinerWeights,
  superviseExaminer,
} from "@assay/examiner";
import type { ExaminerIdentity } from "@assay/exercise";
import { type Model, ModelError, createModel } from "@assay/model";
import { z } from "zod";
import type { ExaminerStatus } from "../examiner-status.ts";
import type { WeightsKeeper } from "../weights.ts";

/** The embedded examiner of this process. */
export interface Examiner extends AsyncDisposable {
  model: Model;
  identity: () => ExaminerIdentity;
  status: () => ExaminerStatus;
  /** How fast it was of late, by name. */
  speed: () => Promise<Record<string, number>>;
}

const callTimeoutMs = 120_000;

/** Starts the embedded examiner as soon as its weights are there, and keeps it running until disposed. */
export function openExaminer(
  { weights, port }: { weights: WeightsKeeper; port: number },
  { report, onChange }: { report: (error: Error) => void; onChange: () => void },
): Examiner {
  let child: SupervisedExaminer | undefined;
  let about: About | undefined;
  let closed = false;
  const onState = async (state: ExaminerState): Promise<void> => {
    try {
      if (state.status === "ready") about = await readAbout(state.url);
    } catch (error) {
      report(new Error("The examiner does not say what it is.", { cause: error }));
    }
    onChange();
  };
  const start = async (): Promise<void> => {
    const found = await weights.there;
    if (closed) return;
    // A core is left to JavaScript: with all of them the engine is slower (docs/decisions).
    const threads = Math.max(1, availableParallelism() - 1);
    child = superviseExaminer({ weights: found, port, threads, onState: (state) => void onState(state) });
  };
  // Rejects only when the process is being closed.
  start().catch(() => undefined);

  const url = (): string => {
    const current = child?.url();
    if (current === undefined) throw new ModelError("unreachable", "The examiner is starting.");
    return current;
  };
  return {
    model: createModel({
      baseURL: url,
      apiKey: "none",
      name: examinerWeights.name,
      concurrency: 1,
      timeoutMs: callTimeoutMs,
      isEmbedded: true,
    }),
    identity: () => ({
      name: examinerWeights.title,
      file: examinerWeights.sha256,
      ...(about ? { build: about.build } : {}),
    }),
    status: () => describe(weights, child?.state, about),
    speed: async () => (child?.url() === undefined ? {} : (await readAbout(url())).speed),
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await child?.close();
    },
  };
}

const models = z.object({
  data: z.tuple([z.object({ build: z.string(), speed: z.record(z.string(), z.number().nullable()) })]),
});

interface About {
  build: string;
  speed: Record<string, number>;
}

/** Asks the examiner what it is; the base URL ends in /v1. */
async function readAbout(url: string): Promise<About> {
  const response = await fetch(`${url}/models`, { signal: AbortSignal.timeout(5000) });
  const { build, speed } = models.parse(await response.json()).data[0];
  const measured = Object.entries(speed).filter((entry): entry is [string, number] => entry[1] !== null);
  return { build, speed: Object.fromEntries(measured) };
}

function describe(
  weights: WeightsKeeper,
  child: ExaminerState | undefined,
  about: About | undefined,
): ExaminerStatus {
  const common = {
    name: examinerWeights.title,
    file: examinerWeights.sha256,
    ...(about ? { build: about.build } : {}),
  };
  const found = weights.read();
  if (found.state === "missing") return { ...common, state: "missing", message: found.message };
  if (found.state === "looking") {
    return {
      ...common,
      state: "downloading",
      message: "The examiner is being looked for. What you write is kept.",
    };
  }
  if (found.state === "downloading") {
    const { source, bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = found.progress;
    return {
      ...common,
      state: "downloading",
      message: `The examiner is being downloaded: ${megabytes(bytesDone)} of ${megabytes(bytesTotal)} MB. What you write is kept.`,
      download: { source, done: bytesDone, total: bytesTotal, bytesPerSecond, secondsLeft },
    };
  }
  if (child === undefined || child.status === "starting") return { ...common, state: "starting" };
  if (child.status === "ready") return { ...common, state: "ready", url: child.url };
  return { ...common, state: "restarting", message: child.reason };
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
