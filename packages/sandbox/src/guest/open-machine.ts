import { CompileFlags, EvalFlags, type JSValueHandle, QuickJS } from "quickjs-wasi";
import type { Job } from "../process/messages.ts";
import type { DoorKeeper, Prelude } from "./door.ts";
import type { ModuleLoader } from "./module-loader.ts";
import { openDoor } from "./open-door.ts";
import { preludeSource } from "./inside/prelude.ts";
import type { System } from "./system.ts";
import { watchRejections } from "./floating-rejections.ts";

/** Half of what is there, so that a recursion too deep is an error inside and no end of the machine. */
const stackBytes = 256 * 1024;

export interface MachineOptions {
  wasm: WebAssembly.Module;
  job: Job;
  loader: ModuleLoader;
  system: System;
  keeper: DoorKeeper;
  /** Asked again and again while it computes; true ends it. */
  isSpent: () => boolean;
}

/** A JavaScript machine with nothing in it but the language and the prelude. */
export interface Machine extends Disposable {
  vm: QuickJS;
  /** Calls a function of the prelude. */
  call: (name: keyof Prelude, ...parameters: JSValueHandle[]) => JSValueHandle;
  /** Whether the entry has been taken in, so that what is thrown from now on is no refusal. */
  isStarted: boolean;
  /** Says, a line each, what was rejected without anybody waiting for it. */
  floating(): string[];
}

let compiled: Uint8Array | undefined;

/** Compiled once a thread, which saves a third of a machine's making; its source is nothing to look at from inside. */
function takePrelude(vm: QuickJS): JSValueHandle {
  compiled ??= vm.compile(preludeSource, "prelude", EvalFlags.TYPE_GLOBAL, CompileFlags.STRIP_SOURCE);
  return vm.evalBytecode(compiled);
}

/** Makes a fresh machine, in a millisecond or two. */
export async function openMachine({ job, system, ...options }: MachineOptions): Promise<Machine> {
  const rejections = watchRejections();
  const vm = await QuickJS.create({
    wasm: options.wasm,
    wasi: system.overrides,
    memoryLimit: job.limits.memoryBytes,
    maxStackSize: stackBytes,
    timezoneOffset: 0,
    interruptHandler: options.isSpent,
    moduleLoader: options.loader,
    onUnhandledRejection: rejections.hear,
  });
  system.start();
  const inside = vm.callFunction(
    takePrelude(vm),
    vm.undefined,
    openDoor(vm, options.keeper),
    vm.newString(JSON.stringify(job.hostNames)),
    vm.newNumber(job.limits.logLength),
    job.hasFetch ? vm.true : vm.false,
  );
  const functions = {
    start: inside.getProp("start"),
    fire: inside.getProp("fire"),
    settle: inside.getProp("settle"),
    describe: inside.getProp("describe"),
  } satisfies Record<keyof Prelude, JSValueHandle>;
  const call: Machine["call"] = (name, ...parameters) =>
    vm.callFunction(functions[name], vm.undefined, ...parameters);
  return {
    vm,
    call,
    isStarted: false,
    floating: () => rejections.describe((reason) => call("describe", reason).toString()),
    [Symbol.dispose]: () => vm.dispose(),
  };
}
