import { EvalFlags, type JSValueHandle } from "quickjs-wasi";
import type { Failure } from "../outcome.ts";
import type { Call, Drop, Ending, Job, LogLine, Reply } from "../process/messages.ts";
import { Agenda } from "./agenda.ts";
import { compile } from "./compile.ts";
import { startCpuClock } from "./cpu-clock.ts";
import { type Ended, explainEnd, explainSilence } from "./explain-end.ts";
import { type Keeper, keepDoor } from "./keep-door.ts";
import { createModuleLoader } from "./module-loader.ts";
import { type Machine, openMachine } from "./open-machine.ts";
import { createSystem } from "./system.ts";

export interface JobOptions {
  wasm: WebAssembly.Module;
  job: Job;
  onCall: (call: Call) => void;
  onDrop: (drop: Drop) => void;
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
  const { job, onLog } = options;
  const cpu = startCpuClock();
  const agenda = new Agenda<Reply>();
  const keeper = keepDoor({ ...options, agenda });
  const end = ({ outcome, isWorn }: Played): Done => ({
    ending: { outcome, isLogCut: keeper.isLogCut, spent: { cpuMs: cpu.spentMs(), clockMs: agenda.now } },
    isWorn,
  });
  const compiled = compile(job);
  if (!compiled.ok) return end({ outcome: compiled.failure, isWorn: compiled.isWorn });

  const isSpent = (): boolean => cpu.spentMs() > job.limits.cpuMs;
  const system = createSystem(job.seed, () => agenda.now);
  const loader = createModuleLoader(compiled.sources);
  using machine = await openMachine({ ...options, loader, system, keeper, isSpent });
  const source = compiled.sources.get(job.entry.file) ?? "";
  const stage = { ...options, machine, loader, agenda, keeper, isSpent, source };
  const played = await play(stage).catch((error: unknown) => ({
    outcome: isSpent() ? spent(job) : (keeper.outcome ?? explainEnd(error, stage)),
    isWorn: true,
  }));
  if (!played.isWorn) for (const text of machine.floating()) onLog({ level: "error", text });
  return end(played);
}

interface Played {
  outcome: Ending["outcome"];
  isWorn: boolean;
}

interface Stage extends Ended, Pick<JobOptions, "nextReplies"> {
  agenda: Agenda<Reply>;
  keeper: Keeper;
  isSpent: () => boolean;
  source: string;
}

/** Starts the code and gives it what it waits for, in the order of its clock, until it has ended or cannot. */
async function play(stage: Stage): Promise<Played> {
  const { machine, agenda, keeper, job, nextReplies } = stage;
  const started = start(stage);
  for (;;) {
    machine.vm.executePendingJobs();
    const { outcome } = keeper;
    if (outcome !== undefined) return { outcome, isWorn: outcome.type === "memory" };
    if (stage.isSpent()) return { outcome: spent(job), isWorn: true };
    const next = agenda.next();
    if (next.type === "nothing")
      return { outcome: explainSilence(started.promiseState, stage), isWorn: false };
    if (next.type === "wait")
      for (const reply of await nextReplies()) agenda.answer(reply.index, reply, reply.takesMs);
    else if (next.type === "timer") machine.call("fire", machine.vm.newNumber(next.id));
    else settle(machine, next.answer);
  }
}

function start({ machine, job, source }: Stage): JSValueHandle {
  const { vm } = machine;
  const module = vm.evalCode(source, job.entry.file, EvalFlags.TYPE_MODULE);
  machine.isStarted = true;
  return machine.call("start", module, vm.newString(job.entry.call), vm.newString(job.input));
}

function settle({ vm, call }: Machine, { index, isRefusal, text }: Reply): void {
  const json = vm.newString(text);
  call("settle", vm.newNumber(index), isRefusal ? vm.true : vm.false, json);
  json.dispose();
}

const spent = ({ limits }: Job): Failure => ({ type: "timeout", clock: "cpu", limitMs: limits.cpuMs });
