import { EvalFlags, JSException } from "quickjs-wasi";
import type { Failure } from "../outcome.ts";
import type { Call, Ending, Job, LogLine, Reply } from "../process/messages.ts";
import { Agenda } from "./agenda.ts";
import { compile } from "./compile.ts";
import { startCpuClock } from "./cpu-clock.ts";
import { keepDoor } from "./keep-door.ts";
import { type ModuleLoader, createModuleLoader } from "./module-loader.ts";
import { type Machine, openMachine } from "./open-machine.ts";
import { readError } from "./read-error.ts";
import { createSystem } from "./system.ts";

export interface JobOptions {
  wasm: WebAssembly.Module;
  job: Job;
  onCall: (call: Call) => void;
  onLog: (line: LogLine) => void;
  /** Comes back when one call or more have been answered. */
  nextReplies: () => Promise<readonly Reply[]>;
}

/** What became of a job; `isWorn`: this thread should not be used again. */
export interface Done {
  ending: Ending;
  isWorn: boolean;
}

/** Runs a job in a fresh machine in this thread, as far as a machine can be stopped from inside. */
export async function runJob(options: JobOptions): Promise<Done> {
  const { job } = options;
  const cpu = startCpuClock();
  const agenda = new Agenda<Reply>();
  const keeper = keepDoor({ ...options, agenda });
  const end = (outcome: Ending["outcome"], isWorn: boolean): Done => ({
    ending: { outcome, isLogCut: keeper.isLogCut, spent: { cpuMs: cpu.spentMs(), clockMs: agenda.now } },
    isWorn,
  });
  const compiled = compile(job);
  if (!compiled.ok) return end(compiled.failure, compiled.isWorn);

  const isSpent = (): boolean => cpu.spentMs() > job.limits.cpuMs;
  const system = createSystem(job.seed, () => agenda.now);
  const loader = createModuleLoader(compiled.sources);
  using machine = await openMachine({ ...options, loader, system, keeper, isSpent });
  const spent = (): Failure => ({ type: "timeout", clock: "cpu", limitMs: job.limits.cpuMs });
  try {
    const { vm } = machine;
    const { file, call } = job.entry;
    const module = vm.evalCode(compiled.sources.get(file) ?? "", file, EvalFlags.TYPE_MODULE);
    const started = machine.call("start", module, vm.newString(call), vm.newString(job.input));
    for (;;) {
      vm.executePendingJobs();
      if (keeper.outcome !== undefined) return end(keeper.outcome, keeper.outcome.type === "memory");
      if (isSpent()) return end(spent(), true);
      const next = agenda.next();
      if (next.type === "nothing") return end(stuck(started.promiseState, machine, job), false);
      if (next.type === "wait") {
        for (const reply of await options.nextReplies()) agenda.answer(reply.index, reply, reply.takesMs);
      } else if (next.type === "timer") {
        machine.call("fire", vm.newNumber(next.id));
      } else {
        settle(machine, next.answer);
      }
    }
  } catch (error) {
    return end(isSpent() ? spent() : (keeper.outcome ?? explain(error, { machine, loader, job })), true);
  }
}

const rejected = 2;

/** The prelude catches all, so where it failed itself, there was no memory left to do it, or no promise to trust. */
function stuck(state: number, { vm }: Machine, { limits }: Job): Failure {
  if (state !== rejected) return { type: "stalled" };
  if (vm.getMemoryUsage().mallocSize > limits.memoryBytes * 0.9)
    return { type: "memory", limitBytes: limits.memoryBytes };
  return { type: "thrown", name: "", message: "The code changed promises so that none can be waited for." };
}

function settle({ vm, call }: Machine, { index, isRefusal, text }: Reply): void {
  const json = vm.newString(text);
  call("settle", vm.newNumber(index), isRefusal ? vm.true : vm.false, json);
  json.dispose();
}

interface Ended {
  machine: Machine;
  loader: ModuleLoader;
  job: Job;
}

/** Makes an outcome of what ended the machine from inside. */
function explain(error: unknown, ended: Ended): Failure {
  if (error instanceof JSException) return explainRefusal(error, ended);
  if (error instanceof RangeError && /call stack/.test(error.message))
    return { type: "thrown", name: "RangeError", message: "Maximum call stack size exceeded" };
  return { type: "crashed", message: `The machine broke: ${String(error)}.` };
}

/** What the machine refuses before it runs anything: imports, names declared twice, a file too large for it. */
function explainRefusal(error: JSException, { machine, loader, job }: Ended): Failure {
  const { memoryBytes } = job.limits;
  try {
    const text = machine.call("describe", error.handle).toString();
    const failure = readError(text, new Set(Object.keys(job.files)), memoryBytes);
    if (failure.type !== "thrown") return failure;
    const { message, at = loader.placeOf(message) } = failure;
    return { type: "not-compiled", message, ...(at === undefined ? {} : { at }) };
  } catch {
    // Where not even an error can be described, there is no memory left.
    return { type: "memory", limitBytes: memoryBytes };
  }
}
