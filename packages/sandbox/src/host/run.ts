import type { Outcome } from "../outcome.ts";
import type { Heard, LogLine, ToChild } from "../process/messages.ts";
import type { Tasks } from "../process/tasks.ts";
import type { RunReport, RunRequest } from "../sandbox.ts";
import { answerCalls } from "./answer-calls.ts";
import { answerFetch } from "./fetch-function.ts";
import type { HostFunction } from "./host-function.ts";
import { writeJob } from "./write-job.ts";

/** Sends a run to the process, answers its calls, and reports how it ended. */
export async function run(
  request: RunRequest,
  tasks: Tasks,
  tell: (message: ToChild) => void,
): Promise<RunReport> {
  const { signal } = request;
  signal?.throwIfAborted();
  const job = writeJob(request);
  if ("type" in job) return unstarted(job);

  const log: LogLine[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Omit<RunReport, "log" | "calls">>();
  using task = tasks.add({
    hear: (message) => {
      if (message.type === "call") answerer.take(message.call);
      else if (message.type === "drop") answerer.drop(message.drop);
      else if (message.type === "log") log.push(message.line);
      else if (message.type === "end") resolve(withWall(message.ending, message.wallMs));
    },
    crash: (message) => resolve(unstarted({ type: "crashed", message })),
  });
  const answerer = answerCalls({
    host: hostOf(request),
    limits: job.limits,
    isHostTimed: job.isHostTimed,
    onReply: (reply) => tell({ type: "reply", run: task.number, reply }),
  });
  const stop = (): void => {
    tell({ type: "stop", run: task.number });
    reject(signal?.reason);
  };
  signal?.addEventListener("abort", stop);
  tell({ type: "run", run: task.number, job });
  try {
    return { ...(await promise), log, calls: answerer.records };
  } finally {
    answerer.close();
    signal?.removeEventListener("abort", stop);
  }
}

const hostOf = ({ host = {}, fetch }: RunRequest): Record<string, HostFunction> =>
  fetch === undefined ? host : { ...host, fetch: answerFetch(fetch) };

const unstarted = (outcome: Outcome): RunReport => ({
  outcome,
  log: [],
  isLogCut: false,
  calls: [],
  spent: { cpuMs: 0, wallMs: 0, clockMs: 0 },
});

const withWall = ({ spent, ...ending }: (Heard & { type: "end" })["ending"], wallMs: number) => ({
  ...ending,
  spent: { ...spent, wallMs },
});
