import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const watchMs = 1000;

/** What is known of a process: who started it, and with which command line. */
export interface ProcessFacts {
  parent: number;
  command: string;
}

/**
 * Calls back when the package manager that started this process is gone: killed with -9 it cannot pass a signal on,
 * and nothing may be left running behind it. Started in any other way, it watches nothing.
 */
export function followLauncher(onGone: () => void): void {
  const launchers = findLaunchers(process.ppid, readProcess);
  if (launchers.length === 0) return;
  const timer = setInterval(() => {
    if (launchers.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, watchMs);
  timer.unref();
}

/** Lists the npm, npx and pnpm processes between this one and the shell; one that cannot be read ends the list. */
export function findLaunchers(pid: number, read: (pid: number) => ProcessFacts): number[] {
  const found: number[] = [];
  for (let current = pid; current > 1;) {
    const facts = tryRead(current, read);
    if (facts === undefined || !/\b(?:pnpm|npx|npm)\b/.test(facts.command)) return found;
    found.push(current);
    current = facts.parent;
  }
  return found;
}

function tryRead(pid: number, read: (pid: number) => ProcessFacts): ProcessFacts | undefined {
  try {
    return read(pid);
  } catch {
    // It ended meanwhile, or this machine does not tell: the product starts all the same.
    return undefined;
  }
}

const readProcess = (pid: number): ProcessFacts =>
  process.platform === "linux" ? readProc(pid) : askPs(pid);

function readProc(pid: number): ProcessFacts {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name before the state may itself have blanks and brackets.
  const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  return { parent: Number(parent), command };
}

function askPs(pid: number): ProcessFacts {
  const row = execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [, parent = "0", command = ""] = /^\s*(\d+)\s+(.*)$/m.exec(row) ?? [];
  return { parent: Number(parent), command };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
