import { execFileSync } from "node:child_process";

const watchMs = 1000;

/**
 * Calls back when the package manager that started this process is gone: killed with -9 it cannot pass a signal on,
 * and nothing may be left running behind it. Started in any other way, it watches nothing.
 */
export function followLauncher(onGone: () => void): void {
  const launchers = findLaunchers(process.ppid);
  if (launchers.length === 0) return;
  const timer = setInterval(() => {
    if (launchers.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, watchMs);
  timer.unref();
}

/** Lists the npm, npx and pnpm processes between this one and the shell. */
function findLaunchers(pid: number): number[] {
  const found: number[] = [];
  for (let current = pid; current > 1;) {
    const [, parent = "0", command = ""] = /^\s*(\d+)\s+(.*)$/m.exec(describeProcess(current)) ?? [];
    if (!/\b(?:pnpm|npx|npm)\b/.test(command)) return found;
    found.push(current);
    current = Number(parent);
  }
  return found;
}

const describeProcess = (pid: number): string =>
  execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8" });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
