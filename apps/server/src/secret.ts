import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StartError } from "./start-error.ts";

/** Reads the secret that signs cookies, or makes one that only this user can read. Throws StartError. */
export async function loadSecret(dataFolder: string): Promise<string> {
  try {
    return await readOrMake(dataFolder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new StartError(
      `No secret can be kept in the data folder ${dataFolder} (${code}). Make it writable, set ASSAY_DATA to another folder, or set ASSAY_SECRET.`,
      { cause: error },
    );
  }
}

async function readOrMake(dataFolder: string): Promise<string> {
  const file = join(dataFolder, "secret");
  await mkdir(dataFolder, { recursive: true });
  // Whoever comes second finds the file and reads it.
  await writeFile(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 }).catch(
    ignoreExisting,
  );
  return (await readFile(file, "utf8")).trim();
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
