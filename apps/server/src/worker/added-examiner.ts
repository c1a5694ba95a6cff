import type { ExaminerIdentity } from "@assay/exercise";
import { type Model, createModel } from "@assay/model";
import type { AddedExaminerEnv } from "../env-added.ts";

/** An examiner beside the embedded one: only replays run on it. */
export interface AddedExaminer {
  id: string;
  model: Model;
  identity: ExaminerIdentity;
}

/** A hosted model may think for a while; a replay as a whole has its own deadline. */
const callTimeoutMs = 60_000;

/** How many calls of one replay are in flight at once. */
const concurrency = 4;

/** Opens the examiner that the environment adds; nothing is asked of it before a replay is. */
export function openAddedExaminer({ model: name, baseUrl, apiKey, price }: AddedExaminerEnv): AddedExaminer {
  const model = createModel({ baseURL: baseUrl, apiKey, name, concurrency, timeoutMs: callTimeoutMs, price });
  return { id: name, model, identity: { name } };
}
