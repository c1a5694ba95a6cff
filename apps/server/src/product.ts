import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Content, ContentError, loadContent } from "@assay/content";
import { createSandbox } from "@assay/sandbox";
import { StorageError, type Submissions, openSubmissions } from "@assay/submissions";
import { createApp } from "./api/app.ts";
import type { Dependencies } from "./api/dependencies.ts";
import { createRateLimit, defaultLimits } from "./api/rate-limit.ts";
import { createSessions } from "./api/session.ts";
import type { AddedExaminerEnv } from "./env-added.ts";
import type { Env } from "./env.ts";
import type { HeadStart } from "./head-start.ts";
import { offerReplays } from "./offer-replays.ts";
import { priceAdded } from "./price-added.ts";
import { readExaminer } from "./read-examiner.ts";
import { loadSecret } from "./secret.ts";
import { PortError, type Served, serveApp } from "./serve.ts";
import { StartError } from "./start-error.ts";
import type { Terminal } from "./terminal.ts";
import { keepTokenCounter } from "./token-counter.ts";
import { createTypesDesk } from "./types-desk.ts";
import { version } from "./version.ts";
import type { WeightsKeeper } from "./weights.ts";
import { openAddedExaminer } from "./worker/added-examiner.ts";
import { startBeat } from "./worker/beat.ts";
import type { Examiner } from "./worker/examiner.ts";
import { createKeyLoaders } from "./worker/load-keys.ts";
import { startWorker } from "./worker/start-worker.ts";

/** Says in a sentence what kept the product from starting; anything unforeseen is given back as it is. */
export function explainStart(error: unknown): unknown {
  const foreseen = [ContentError, StorageError, PortError, StartError].some((kind) => error instanceof kind);
  return error instanceof Error && foreseen ? error.message : error;
}

/** Starts what the role asks for; disposing it ends everything. Throws what `explainStart` explains. */
export async function startProduct(
  env: Env,
  terminal: Terminal,
  headStart: HeadStart,
): Promise<AsyncDisposable> {
  await using opened = new AsyncDisposableStack();
  opened.use(headStart);
  const report = (error: Error): void => terminal.fault(error);
  if (env.role !== "worker") requireSite(env);
  const content = await loadContent(env.contentFolder, dirname(env.contentFolder));
  const submissions = opened.use(await openSubmissions({ ...database(env), onFault: report }));
  const { weights, examiner } = headStart;
  const added = env.added && priceAdded(env.added, content.models);
  const common = { env, added, content, submissions, weights, report };
  const beat = examiner && opened.use(startBeat(submissions, examiner, report));
  headStart.watch(() => beat?.now());
  if (env.role !== "worker") {
    const served = opened.use(await startApi(common, examiner));
    terminal.say(`Assay is at ${served.url}`);
  } else {
    terminal.say("A worker takes submissions as soon as its examiner is there.");
  }
  if (examiner !== undefined) opened.use(startWork(common, examiner));
  headStart.watch(() => {
    terminal.examiner(examiner?.status().url);
    beat?.now();
  });
  return opened.move();
}

function requireSite({ siteFolder }: Env): void {
  if (existsSync(join(siteFolder, "csp.json"))) return;
  throw new StartError(`The site is not built in ${siteFolder}. Run: npx -y pnpm@12.21.0 start`);
}

interface Common {
  env: Env;
  added: AddedExaminerEnv | undefined;
  content: Content;
  submissions: Submissions;
  weights: WeightsKeeper;
  report: (error: Error) => void;
}

/** Takes submissions: those that ask the examiner as soon as it has its weights, before they stay in line. */
function startWork(
  { env, added, content, submissions, weights, report }: Common,
  { model, identity }: Examiner,
): AsyncDisposable {
  const replays = added === undefined ? {} : { added: openAddedExaminer(added) };
  const keys = createKeyLoaders(content, { contentFolder: env.contentFolder, report });
  const sandbox = createSandbox();
  // The search for them fails only when the process is being closed.
  const there = new Promise<void>(
    (resolve) => void weights.there.then(() => resolve()).catch(() => undefined),
  );
  const started = startWorker({
    submissions,
    content,
    ...keys,
    model,
    sandbox,
    examiner: () => identity(),
    there,
    ...replays,
  });
  // What the database refuses is told; anything else comes of the process being closed.
  started.catch((error: unknown) => {
    if (error instanceof StorageError) report(error);
  });
  return {
    [Symbol.asyncDispose]: async () => {
      weights.stop();
      const [worker] = await Promise.allSettled([started]);
      if (worker.status === "fulfilled") await worker.value[Symbol.asyncDispose]();
      await sandbox.close();
    },
  };
}

async function startApi(
  { env, added, content, submissions, weights, report }: Common,
  examiner: Examiner | undefined,
): Promise<Served> {
  const secret = env.secret ?? (await loadSecret(env.dataFolder));
  const counter = keepTokenCounter(weights, report);
  // A process of its own: types that take for ever keep nobody from being graded.
  const checker = createSandbox({ threads: 1 });
  const dependencies: Dependencies = {
    content,
    submissions,
    sessions: createSessions(secret),
    takeTurn: createRateLimit(defaultLimits),
    countTokens: (value) => counter.count(value),
    checkTypes: createTypesDesk(checker, report),
    examiner: async () => {
      const status = await readExaminer(examiner, submissions);
      // Until its vocabulary is read here too, texts with a budget are not taken.
      return status.state === "ready" && !counter.isOpen() ? { ...status, state: "starting" } : status;
    },
    replays: added && offerReplays(added),
    storage: env.databaseUrl === undefined ? "embedded" : "postgresql",
    version,
  };
  const served = await serveApp(createApp(dependencies, { siteFolder: env.siteFolder, report }), env.port);
  return {
    url: served.url,
    [Symbol.asyncDispose]: async () => {
      await served[Symbol.asyncDispose]();
      await counter[Symbol.asyncDispose]();
      await checker.close();
    },
  };
}

const database = ({ databaseUrl, dataFolder }: Env) =>
  databaseUrl === undefined ? { folder: join(dataFolder, "database") } : { databaseUrl };
