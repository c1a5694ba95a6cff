import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadContent } from "@assay/content";
import type { NewSubmission, Problem, PublicExercise } from "@assay/exercise";
import { type Submissions, openSubmissions } from "@assay/submissions";
import { assertNoCanary, watchResponse } from "../../test/canaries.ts";
import { createApp } from "./app.ts";
import type { Dependencies } from "./dependencies.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createSessions } from "./session.ts";

const here = import.meta.dirname;
export const sampleContent = join(here, "../../test/content");
export const sampleSite = join(here, "../../test/site");

/** Opens an embedded database in a folder of its own; tests of one file share it, since opening one takes seconds. */
export async function openTestDatabase(): Promise<Submissions> {
  const folder = await mkdtemp(join(tmpdir(), "assay-api-"));
  const submissions = await openSubmissions({ folder });
  const close = async () => {
    await submissions.close();
    await rm(folder, { recursive: true });
  };
  return { ...submissions, close, [Symbol.asyncDispose]: close };
}

/** The app alone, without worker and model. */
export interface TestApp {
  exercise: PublicExercise;
  faults: Error[];
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Posts a submission; `cookie` says who. */
  submit(changes?: Partial<NewSubmission>, options?: { cookie?: string; key?: string }): Promise<Response>;
}

/** Starts the app on the sample content; everything it depends on can be replaced, and the exercise that is submitted to. */
export async function startTestApp(
  submissions: Submissions,
  changes: Partial<Dependencies> = {},
  chosen?: PublicExercise,
): Promise<TestApp> {
  const content = await loadContent(sampleContent);
  const faults: Error[] = [];
  const app = createApp(
    {
      content,
      submissions,
      sessions: createSessions("a secret for tests alone"),
      takeTurn: createRateLimit({
        learner: { points: 100, duration: 1 },
        address: { points: 1000, duration: 1 },
      }),
      lightLimits: { learner: { points: 1000, duration: 1 }, address: { points: 1000, duration: 1 } },
      countTokens: (value) => JSON.stringify(value).split(" ").length,
      checkTypes: () => Promise.resolve({ ok: true, problems: [] }),
      examiner: () => Promise.resolve({ state: "ready", name: "scripted" }),
      storage: "embedded",
      version: "0.0.0",
      ...changes,
    },
    {
      siteFolder: sampleSite,
      report: (error) => {
        assertNoCanary(`${error.stack}`, "the log");
        faults.push(error);
      },
    },
  );
  const exercise = chosen ?? content.exercises.get("sample-lesson/name-product");
  if (exercise === undefined) throw new Error("the sample exercise is missing");
  const request = async (path: string, init?: RequestInit) =>
    watchResponse(await app.request(path, init), path);
  return {
    exercise,
    faults,
    request,
    submit: (body = {}, { cookie, key = randomUUID() } = {}) =>
      request("/api/submissions", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "idempotency-key": key,
          ...(cookie === undefined ? {} : { cookie }),
        },
        body: JSON.stringify({
          exercise: exercise.exercise.id,
          exerciseVersion: exercise.exerciseVersion,
          mode: "practice",
          artifact: exercise.starter,
          ...body,
        }),
      }),
  };
}

/** Reads a problem and asserts that it is one. */
export async function readProblem(response: Response): Promise<Problem> {
  const type = response.headers.get("content-type");
  if (type !== "application/problem+json")
    throw new Error(`expected a problem, found ${type}: ${await response.text()}`);
  return await response.json();
}

/** The cookie a response sets, as the next request sends it. */
export const cookieOf = (response: Response): string =>
  response.headers.get("set-cookie")?.split(";")[0] ?? "";
