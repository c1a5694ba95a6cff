import { join } from "node:path";
import { type Content, loadContent } from "@assay/content";
import { type Script, createFakeModel } from "@assay/model/fake";
import { createSandbox } from "@assay/sandbox";
import type { Submissions } from "@assay/submissions";
import type { AddedExaminerEnv } from "../src/env-added.ts";
import { openAddedExaminer } from "../src/worker/added-examiner.ts";
import { createApp } from "../src/api/app.ts";
import { createRateLimit } from "../src/api/rate-limit.ts";
import { createSessions } from "../src/api/session.ts";
import type { ExaminerStatus } from "../src/examiner-status.ts";
import { offerReplays } from "../src/offer-replays.ts";
import { type Served, serveApp } from "../src/serve.ts";
import { createKeyLoaders } from "../src/worker/load-keys.ts";
import { createTypesDesk } from "../src/types-desk.ts";
import { startWorker } from "../src/worker/start-worker.ts";

const root = join(import.meta.dirname, "../../..");
export const courseFolder = join(root, "content");
export const siteFolder = join(root, "apps/site/dist");

/** The real site, API, database and worker on the real course, with a model that answers by a script. */
export interface ScriptedProduct extends AsyncDisposable {
  url: string;
  content: Content;
  /** What `/api/status` says of the examiner from now on. */
  setExaminer(status: ExaminerStatus): void;
}

const ready: ExaminerStatus = { state: "ready", name: "SmolLM2-135M-Instruct Q4_1" };

/** Serves the course on any free port; replays run on a real endpoint, where one is added. */
export async function startScriptedProduct(
  submissions: Submissions,
  script: Script,
  added?: AddedExaminerEnv,
): Promise<ScriptedProduct> {
  const content = await loadContent(courseFolder, root);
  const report = (error: Error): void => console.error(error);
  let examiner = ready;
  await using opened = new AsyncDisposableStack();
  const sandbox = opened.use(createSandbox());
  const app = createApp(
    {
      content,
      submissions,
      sessions: createSessions("a secret for tests alone"),
      takeTurn: createRateLimit({
        learner: { points: 100, duration: 1 },
        address: { points: 1000, duration: 1 },
      }),
      countTokens: (value) => JSON.stringify(value).split(/\s+/).length,
      checkTypes: createTypesDesk(sandbox, report),
      examiner: () => Promise.resolve(examiner),
      replays: added && offerReplays(added),
      storage: "embedded",
      version: "0.0.0",
    },
    { siteFolder, report },
  );
  const served: Served = opened.use(await serveApp(app, 0));
  const keys = createKeyLoaders(content, { contentFolder: courseFolder, report });
  const model = createFakeModel(script);
  opened.use(
    await startWorker({
      submissions,
      content,
      ...keys,
      model,
      sandbox,
      examiner: () => ({ name: ready.name }),
      added: added && openAddedExaminer(added),
    }),
  );
  const kept = opened.move();
  return {
    url: served.url,
    content,
    setExaminer: (status) => {
      examiner = status;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
