import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { codeOf } from "./storage-error.ts";

/**
 * Reads when a process was started, as a text that no later process of the same pid shares.
 * @returns undefined when no such process lives
 */
export async function readProcessStart(pid: number): Promise<string | undefined> {
  return process.platform === "linux" ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    // The command's name may hold spaces and parentheses, so fields are counted from its last one.
    const [state = "", ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (/[ZX]/.test(state)) return undefined;
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    return `${boot.trim()} ${fields[18]}`;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ESRCH") return undefined;
    throw error;
  }
}

async function fromPs(pid: number): Promise<string | undefined> {
  const ps = promisify(execFile);
  const result = await ps("/bin/ps", ["-o", "state=,lstart=", "-p", String(pid)], {
    env: { LC_ALL: "C" },
  }).catch(() => undefined);
  const [state = "", ...start] = result?.stdout.trim().split(/\s+/) ?? [];
  return state === "" || state.startsWith("Z") ? undefined : start.join(" ");
}
