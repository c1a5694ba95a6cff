import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { type Attempt, type Earned, type Problem, newSubmission, problem } from "@assay/exercise";
import type { ReplayAllowance } from "../src/panel/replay/allowance.ts";
import type { ServerStatus } from "../src/status/feed.ts";
import { problemOf, readyStatus } from "../src/states/stage.ts";
import { type FakeRun, createFakeRun } from "./fake-run.ts";
import type { ApiHandler } from "./serve.ts";

/** A call that the page made. */
export interface RecordedCall {
  method: string;
  path: string;
  key: string | undefined;
  body: unknown;
}

const sentDraft = newSubmission.pick({ artifact: true, exerciseVersion: true });

interface Refusal {
  problem: Problem;
  headers: Record<string, string>;
}

/** The API as scripted by a test: it records calls, checks what is sent, and throws at what was not scripted. */
export interface FakeApi {
  handler: ApiHandler;
  calls: RecordedCall[];
  status: ServerStatus;
  attempts: Attempt[];
  earned: Earned;
  allowance: ReplayAllowance;
  drafts: Map<string, { artifact: unknown; exerciseVersion: string; updatedAt: string }>;
  /** Refuses the next submission. */
  refuseNext: (problem: Problem, headers?: Record<string, string>) => void;
  /** Lets every request end without an answer, until `up`. */
  down: () => void;
  up: () => void;
  /** The next submission that arrives, or the last one that nobody has taken. */
  nextRun: () => Promise<FakeRun>;
  submissions: () => RecordedCall[];
}

const allowance: ReplayAllowance = {
  examiner: "larger-model",
  learner: { spent: 0.02, most: 0.5 },
  everybody: { spent: 0.02 },
  resetsAt: "2026-11-15T00:00:00.000Z",
  lastHour: 1,
  mostInHour: 20,
};

/** Creates the scripted API; a test file's pages may share one, as a reload does. */
export function createFakeApi(): FakeApi {
  const runs = new Map<string, FakeRun>();
  const arrived: FakeRun[] = [];
  const awaited: ((run: FakeRun) => void)[] = [];
  const refusals: Refusal[] = [];
  let isDown = false;
  const fake: FakeApi = {
    calls: [],
    status: readyStatus,
    attempts: [],
    earned: { hints: [], rungs: 3 },
    allowance,
    drafts: new Map(),
    refuseNext: (refused, headers = {}) => refusals.push({ problem: problem.parse(refused), headers }),
    down: () => {
      isDown = true;
      for (const run of runs.values()) run.cutLines();
    },
    up: () => {
      isDown = false;
    },
    nextRun: () => {
      const run = arrived.shift();
      return run === undefined ? new Promise((resolve) => awaited.push(resolve)) : Promise.resolve(run);
    },
    submissions: () =>
      fake.calls.filter(({ method, path }) => method === "POST" && path === "/api/submissions"),
    handler: (request, response) => {
      if (isDown) request.destroy();
      else void answer(request, response);
    },
  };
  const submit = (
    call: RecordedCall,
  ): { status: number; body: unknown; headers?: Record<string, string> } => {
    const refusal = refusals.shift();
    if (refusal !== undefined) {
      return { status: refusal.problem.status, body: refusal.problem, headers: refusal.headers };
    }
    const known = [...runs.values()].find((run) => run.key === call.key);
    if (known !== undefined) return { status: 200, body: known.submission() };
    const run = createFakeRun(newSubmission.parse(call.body), call.key ?? "");
    runs.set(run.id, run);
    const waiting = awaited.shift();
    if (waiting === undefined) arrived.push(run);
    else waiting(run);
    return { status: 201, body: run.submission() };
  };
  const routes = (
    call: RecordedCall,
  ): { status: number; body: unknown; headers?: Record<string, string> } => {
    const { method, path, body } = call;
    const [, id = "", action] = /^\/api\/submissions\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const run = runs.get(id);
    if (path === "/api/status") return { status: 200, body: fake.status };
    if (path === "/api/replays/allowance") return { status: 200, body: fake.allowance };
    if (path === "/api/attempts") return { status: 200, body: { attempts: fake.attempts } };
    if (/^\/api\/exercises\/.+\/earned$/.test(path)) return { status: 200, body: fake.earned };
    if (path.includes("/hints/")) return openHint(fake, path);
    if (path === "/api/tokens") return { status: 200, body: { tokens: countTokens(body) } };
    if (path === "/api/submissions" && method === "POST") return submit(call);
    if (path.startsWith("/api/drafts/")) return draft(fake, call);
    if (path.startsWith("/api/submissions/")) return ofSubmission(run, `${method} ${action ?? ""}`);
    throw new Error(`nothing is scripted for ${method} ${path}`);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = await record(request);
    const [, id = ""] = /^\/api\/submissions\/([^/]+)\/events$/.exec(call.path) ?? [];
    fake.calls.push(call);
    const streamed = runs.get(id);
    if (streamed !== undefined) return streamed.stream(response);
    const { status, body, headers = {} } = routes(call);
    const type = status >= 400 ? "application/problem+json" : "application/json";
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(body));
  };
  return fake;
}

async function record(request: IncomingMessage): Promise<RecordedCall> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const hasBody = request.method === "POST" || request.method === "PUT";
  return {
    method: request.method ?? "GET",
    path: pathname,
    key: request.headers["idempotency-key"]?.toString(),
    body: hasBody ? await json(request) : undefined,
  };
}

const notFound = { status: 404, body: problemOf("not-found", 404, "There is nothing here.") };

function ofSubmission(run: FakeRun | undefined, what: string): { status: number; body: unknown } {
  if (run === undefined) return notFound;
  if (what === "GET cases") return { status: 200, body: run.cases() };
  if (what === "POST cancel") run.state({ state: "cancelled" });
  return what === "POST cancel" || what === "GET " ? { status: 200, body: run.submission() } : notFound;
}

// The text of a solution arrives with its opening, as from the real server.
function openHint(fake: FakeApi, path: string) {
  const rung = Number(/\/hints\/(\d)\/open$/.exec(path)?.[1]);
  const openedAt = new Date().toISOString();
  const hints = fake.earned.hints.map((hint) =>
    hint.rung === rung ? { text: "Write it so: `{{message}}`", ...hint, openedAt } : hint,
  );
  fake.earned = { ...fake.earned, hints };
  const opened = hints.find((hint) => hint.rung === rung);
  return opened === undefined ? notFound : { status: 200, body: opened };
}

function draft(fake: FakeApi, { method, path, body }: RecordedCall) {
  const id = path.replace("/api/drafts/", "");
  if (method === "PUT") {
    fake.drafts.set(id, { ...sentDraft.parse(body), updatedAt: new Date().toISOString() });
    return { status: 204, body: undefined };
  }
  const kept = fake.drafts.get(id);
  return kept === undefined ? notFound : { status: 200, body: kept };
}

// A token is four characters here; the panel only shows what it is told.
const countTokens = (body: unknown): number => Math.ceil(JSON.stringify(body).length / 4);
