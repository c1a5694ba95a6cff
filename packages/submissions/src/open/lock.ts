import { randomUUID } from "node:crypto";
import { link, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readProcessStart } from "./process-start.ts";
import { StorageError, codeOf } from "./storage-error.ts";

interface Owner {
  pid: number;
  startedAt: string;
}

/**
 * Takes the one lock of an embedded database folder, also over an owner who died: PGlite itself lets two
 * processes write to one folder, and loses data.
 * @throws {StorageError} `folder-locked` while its owner lives
 */
export async function lockFolder(folder: string): Promise<AsyncDisposable> {
  const own = await claim(folder);
  try {
    // Whoever claimed an older number late is met here by one of the two.
    const others = (await listLocks(folder)).filter((path) => path !== own);
    await refuseIfOwned(folder, others);
    await Promise.all(others.map((path) => rm(path, { force: true })));
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
  return { [Symbol.asyncDispose]: () => rm(own, { force: true }) };
}

// A dead owner's file is not replaced but outnumbered: of many who try, one creates the next number.
async function claim(folder: string): Promise<string> {
  const owner: Owner = { pid: process.pid, startedAt: (await readProcessStart(process.pid)) ?? "" };
  const written = join(folder, `claim.${randomUUID()}`);
  await writeFile(written, JSON.stringify(owner));
  try {
    for (;;) {
      const locks = await listLocks(folder);
      await refuseIfOwned(folder, locks);
      const next = join(folder, `lock.${Math.max(0, ...locks.map(numberOf)) + 1}`);
      if (await tryLink(written, next)) return next;
    }
  } finally {
    await rm(written, { force: true });
  }
}

async function listLocks(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /^lock\.\d+$/.test(name)).map((name) => join(folder, name));
}

const numberOf = (path: string): number => Number(path.slice(path.lastIndexOf(".") + 1));

// A hard link appears whole or not at all, and only where there is none yet.
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

async function refuseIfOwned(folder: string, paths: string[]): Promise<void> {
  for (const path of paths) {
    const owner = await readOwner(path);
    if (!owner || (await readProcessStart(owner.pid)) !== owner.startedAt) continue;
    throw new StorageError(
      "folder-locked",
      `The data folder ${folder} is in use by process ${owner.pid}. Stop that process, or choose another ` +
        "folder; to run several processes on the same data, use PostgreSQL.",
    );
  }
}

// An unreadable lock is what a power cut leaves of one; nobody holds it.
async function readOwner(path: string): Promise<Owner | undefined> {
  try {
    return parseOwner(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function parseOwner(value: unknown): Owner | undefined {
  if (typeof value !== "object" || value === null || !("pid" in value && "startedAt" in value))
    return undefined;
  const { pid, startedAt } = value;
  return typeof pid === "number" && typeof startedAt === "string" ? { pid, startedAt } : undefined;
}
