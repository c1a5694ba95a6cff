import type { Curtailment } from "../decide/curtailment.ts";
import type { GradeOptions } from "../grade.ts";
import type { Task } from "../plan/plan.ts";
import type { TestSuites } from "./context.ts";
import { mergeWaits } from "./merge-waits.ts";
import { inPool } from "./pool.ts";
import { type Sample, runSample } from "./run-sample.ts";

/** A sample of a task, and what came of it. */
export interface Unit {
  task: Task;
  sample: number;
  result: Sample;
}

/** A hidden case runs the tests of the visible ones too, so that nothing is asked in secret alone. */
function withPublicTests({ visible, hidden }: TestSuites): TestSuites {
  const files = new Set([...visible.keys(), ...hidden.keys()]);
  const all = Array.from(files, (file) => [file, { ...visible.get(file), ...hidden.get(file) }] as const);
  return { visible, hidden: new Map(all) };
}

const noTests: TestSuites = { visible: new Map(), hidden: new Map() };

/**
 * Runs every sample of every task, hidden ones only while they are needed; the first that another run must mend stops
 * the others.
 */
export async function* runAll(
  tasks: readonly Task[],
  options: GradeOptions,
  curtailment: Curtailment | undefined,
): AsyncGenerator<Unit> {
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const hiddenSignal = curtailment === undefined ? signal : AbortSignal.any([signal, curtailment.signal]);
  const { cache, deadline, onWait, sandbox, tests = noTests } = options;
  const listen = onWait === undefined ? undefined : mergeWaits(onWait);
  const context = {
    ...options,
    cache,
    deadline,
    listen,
    signal,
    sandbox,
    tests: withPublicTests(tests),
    weighed: new Map(),
  };
  const samples = Array.from({ length: options.exercise.samples.count }, (_, sample) => sample);
  const units = tasks.flatMap((task) => samples.map((sample) => ({ task, sample })));
  const pool = {
    limit: options.model.concurrency,
    mayStart: ({ task }: { task: Task }) => curtailment?.mayStart(task) ?? true,
  };
  const run = async ({ task, sample }: { task: Task; sample: number }): Promise<Unit | undefined> => {
    const own = task.opaqueId === undefined ? signal : hiddenSignal;
    try {
      own.throwIfAborted();
      curtailment?.onStart(task);
      return { task, sample, result: await runSample(task, sample, { ...context, signal: own }) };
    } catch (error) {
      if (own.aborted && !signal.aborted) return undefined;
      stop.abort(error);
      throw error;
    }
  };
  for await (const unit of inPool(units, pool, run)) if (unit !== undefined) yield unit;
}
