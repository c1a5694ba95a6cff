import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Says how much memory a process holds; a slim Linux has no `ps`. */
export function residentKilobytes(pid: number): number {
  const status = `/proc/${pid}/status`;
  const text = existsSync(status)
    ? /VmRSS:\s*(\d+)/.exec(readFileSync(status, "utf8"))?.[1]
    : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(text);
}
