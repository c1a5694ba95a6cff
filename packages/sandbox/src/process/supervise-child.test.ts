import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism, constants, getPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openSandbox } from "../../test/sandbox.ts";
import { type Sandbox, createSandbox } from "../index.ts";

const { sandbox, run } = openSandbox();

/** Runs until it is told to go on, so that something is under way. */
function hold(held: Sandbox) {
  const { promise: began, resolve } = Promise.withResolvers<void>();
  const report = held.run({
    files: { "main.ts": "export const run = () => hold();" },
    entry: { file: "main.ts", call: "run" },
    input: [],
    host: {
      hold: () => {
        resolve();
        return new Promise(() => undefined);
      },
    },
  });
  return { began, report };
}

const pidOf = ({ pid }: Sandbox): number => {
  if (pid === undefined) throw new Error("there is no process");
  return pid;
};

test("reports what was under way as crashed when the process is killed, and starts another", async () => {
  const { began, report } = hold(sandbox);
  await began;
  process.kill(pidOf(sandbox), "SIGKILL");
  expect((await report).outcome).toEqual({ type: "crashed", message: "The sandbox ended by SIGKILL." });
  expect((await run("export const run = () => 1;")).outcome).toEqual({ type: "value", value: 1 });
});

test("computes behind everything else on the computer", async () => {
  await run("export const run = () => 1;");
  expect(getPriority(pidOf(sandbox))).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
});

test("leaves Ctrl-C to the parent", async () => {
  await run("export const run = () => 1;");
  const pid = pidOf(sandbox);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.kill(pid, signal);
  expect((await run("export const run = () => 2;")).outcome).toEqual({ type: "value", value: 2 });
  expect(sandbox.pid).toBe(pid);
});

test("ends with what is under way when it is closed, also before anything was run", async () => {
  const closed = createSandbox({ threads: availableParallelism() });
  await closed.close();
  const { began, report } = hold(closed);
  await began;
  const pid = pidOf(closed);
  await closed.close();
  expect((await report).outcome).toMatchObject({ type: "crashed" });
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});

test("leaves nothing running when the parent is killed in the middle of a loop", async () => {
  const script = fileURLToPath(new URL("../../test/parent.ts", import.meta.url));
  const parent = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(parent.stdout.setEncoding("utf8"), "data");
  const pid = Number(line);
  expect(() => process.kill(pid, 0)).not.toThrow();
  parent.kill("SIGKILL");
  await once(parent, "exit");
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
