import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";

/**
 * Takes over what an earlier download left, or names a new file. Renaming is atomic, so of two processes one gets
 * it and the other starts afresh; the name says who writes, so that what a killed process left can be taken over.
 */
export async function claimPartial(folder: string, fileName: string): Promise<string> {
  const own = join(folder, ownName(`${fileName}.partial`));
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${fileName}.partial`) || isInUse(name)) continue;
    if (await taken(join(folder, name), own)) break;
  }
  return own;
}

/** Leaves a partial file for a later download to go on with. */
export const leavePartial = (own: string): Promise<unknown> => taken(own, own.replace(ownerPattern, ""));

/** Makes a folder for one download's own files, and removes those that killed processes left. */
export async function createWorkFolder(parent: string, prefix: string): Promise<string> {
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${prefix}-`) && !isInUse(name))
      await rm(join(parent, name), { recursive: true, force: true });
  }
  const folder = join(parent, ownName(prefix));
  await mkdir(folder);
  return folder;
}

const ownName = (name: string): string => `${name}-${process.pid}-${randomBytes(4).toString("hex")}`;
const ownerPattern = /-(?<pid>\d+)-[0-9a-f]{8}$/;

function isInUse(name: string): boolean {
  const pid = ownerPattern.exec(name)?.groups?.["pid"];
  if (pid === undefined) return false;
  try {
    return process.kill(Number(pid), 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return errorCode(error) === "EPERM";
  }
}

async function taken(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return false;
    throw error;
  }
}
