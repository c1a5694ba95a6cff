import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { tellUser } from "../tell-user.ts";
import { UserError } from "../user-error.ts";

/** A folder to write, or one file where the only path in `files` is empty. */
export interface Piece {
  target: string;
  files: ReadonlyMap<string, string>;
}

/** What `assay new` made, and what its author does next. */
export interface Made {
  pieces: Piece[];
  next: string[];
}

/** Writes all pieces or none: beside their places first, then each is moved there. Throws UserError. */
export async function placePieces(
  contentFolder: string,
  pieces: readonly Piece[],
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const there = pieces.find(({ target }) => existsSync(target));
  if (there !== undefined) {
    const file = relative(dirname(contentFolder), there.target);
    throw new UserError(
      `${file} is there already; nothing was written. Take another name, or remove it first.`,
    );
  }
  const refused = tellUser(
    `Nothing was written: ${contentFolder} refuses it`,
    "Make it writable, with room on the disk, and try again.",
  );
  // Inside the content, so that moving is within one disk and either done or not.
  const staging = await mkdtemp(join(contentFolder, ".new-")).catch(refused);
  try {
    for (const [index, piece] of pieces.entries()) await writePiece(join(staging, String(index)), piece);
    signal.throwIfAborted();
    await movePieces(staging, pieces);
  } catch (error) {
    if (isFileError(error)) refused(error);
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error;

async function writePiece(place: string, { files }: Piece): Promise<void> {
  for (const [path, text] of files) {
    const file = path === "" ? place : join(place, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

async function movePieces(staging: string, pieces: readonly Piece[]): Promise<void> {
  const made: string[] = [];
  try {
    for (const [index, { target }] of pieces.entries()) {
      const parent = await mkdir(dirname(target), { recursive: true });
      if (parent !== undefined) made.push(parent);
      await rename(join(staging, String(index)), target);
      made.push(target);
    }
  } catch (error) {
    await Promise.all(made.map((path) => rm(path, { recursive: true, force: true })));
    throw error;
  }
}
