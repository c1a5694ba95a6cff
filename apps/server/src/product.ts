import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type Content, loadContent } from "@assay/content";
import { defaultCacheFolder } from "@assay/examiner";
import { StorageError, type Submissions, openSubmissions } from "@assay/submissions";
import { createApp } from "./api/app.ts";
import type { Dependencies } from "./api/dependencies.ts";
import { createRateLimit, defaultLimits } from "./api/rate-limit.ts";
import { createSessions } from "./api/session.ts";
import type { Env } from "./env.ts";
import { readExaminer } from "./read-examiner.ts";
import { loadSecret } from "./secret.ts";
import { type Served, serveApp } from "./serve.ts";
import type { Terminal } from "./terminal.ts";
import { keepTokenCounter } from "./token-counter.ts";
import { version } from "./version.ts";
import { type WeightsKeeper, keepWeights } from "./weights.ts";
import { startBeat } from "./worker/beat.ts";
import { type Examiner, openExaminer } from "./worker/examiner.ts";
import { createKeyLoader } from "./worker/load-keys.ts";
import { startWorker } from "./worker/start-worker.ts";

/** A mistake of whoever starts the product, in a sentence. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Starts what the role asks for; disposing it ends everything. Throws StartError, ContentError, StorageError, PortError. */
export async function startProduct(env: Env, terminal: Terminal): Promise<AsyncDisposable> {
  await using opened = new AsyncDisposableStack();
  const report = (error: Error): void => terminal.say(`assay: ${error.message}`);
  const content = await loadContent(env.contentFolder, dirname(env.contentFolder));
  const submissions = opened.use(await openSubmissions({ ...database(env), onFault: report }));
  const closing = new AbortController();
  opened.defer(() => closing.abort(new Error("closing")));
  const weights = keepWeights({ ...weightsPlace(env), signal: closing.signal }, (state) =>
    terminal.weights(state),
  );
  const common = { env, content, submissions, weights, report };

  const examiner = env.role === "api" ? undefined : opened.use(startExaminer(common));
  if (env.role !== "worker") {
    const served = opened.use(await startApi(common, examiner));
    terminal.say(`Assay is at ${served.url}`);
  } else {
    terminal.say("A worker takes submissions as soon as its examiner is there.");
  }
  if (examiner !== undefined) opened.use(startWork(common, examiner));
  return opened.move();
}

interface Common {
  env: Env;
  content: Content;
  submissions: Submissions;
  weights: WeightsKeeper;
  report: (error: Error) => void;
}

/** The examiner with its heartbeat, which also tells of each change at once. */
function startExaminer({ env, submissions, weights, report }: Common): Examiner {
  const examiner = openExaminer({ weights, port: env.examinerPort }, { report, onChange: () => beat.now() });
  const beat = startBeat(submissions, examiner, report);
  return {
    ...examiner,
    [Symbol.asyncDispose]: async () => {
      beat[Symbol.dispose]();
      await examiner[Symbol.asyncDispose]();
    },
  };
}

/** Takes submissions as soon as the examiner has its weights: before, they stay in line. */
function startWork(
  { env, content, submissions, weights, report }: Common,
  { model, identity }: Examiner,
): AsyncDisposable {
  const loadKey = createKeyLoader(content, { root: join(env.contentFolder, "answer-keys"), report });
  const started = weights.there.then(() =>
    startWorker({ submissions, content, loadKey, model, examiner: () => identity() }),
  );
  // It fails when the process is being closed, and when the database does; the latter is told.
  started.catch((error: unknown) => {
    if (error instanceof StorageError) report(error);
  });
  return {
    [Symbol.asyncDispose]: async () => {
      const [worker] = await Promise.allSettled([started]);
      if (worker.status === "fulfilled") await worker.value[Symbol.asyncDispose]();
    },
  };
}

async function startApi(
  { env, content, submissions, weights, report }: Common,
  examiner: Examiner | undefined,
): Promise<Served> {
  if (!existsSync(join(env.siteFolder, "csp.json"))) {
    throw new StartError(`The site is not built in ${env.siteFolder}. Run: npx -y pnpm@12.21.0 start`);
  }
  const secret = env.secret ?? (await loadSecret(env.dataFolder));
  const counter = keepTokenCounter(weights, report);
  const dependencies: Dependencies = {
    content,
    submissions,
    sessions: createSessions(secret),
    takeTurn: createRateLimit(defaultLimits),
    countTokens: (value) => counter.count(value),
    examiner: () => readExaminer(examiner, submissions),
    version,
  };
  const served = await serveApp(createApp(dependencies, { siteFolder: env.siteFolder, report }), env.port);
  return {
    url: served.url,
    [Symbol.asyncDispose]: async () => {
      await served[Symbol.asyncDispose]();
      await counter[Symbol.asyncDispose]();
    },
  };
}

const database = ({ databaseUrl, dataFolder }: Env) =>
  databaseUrl === undefined ? { folder: join(dataFolder, "database") } : { databaseUrl };

const weightsPlace = ({ examinerFile, cacheFolder, xdgCacheHome }: Env) => ({
  file: examinerFile,
  cacheFolder:
    cacheFolder ?? defaultCacheFolder({ platform: process.platform, home: homedir(), xdgCacheHome }),
});
