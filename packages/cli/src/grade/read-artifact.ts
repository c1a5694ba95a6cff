import { glob, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type Artifact,
  type PublicExercise,
  artifactFromFiles,
  decodeUtf8,
  formatProblem,
  parseArtifact,
} from "@assay/exercise";
import { parse } from "yaml";
import { UserError } from "../user-error.ts";

/** Reads an artifact from a folder with a file a part, or from a JSON file as the API takes it. Throws UserError. */
export async function readArtifact(path: string, { exercise, cases }: PublicExercise): Promise<Artifact> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new UserError(`There is nothing at ${path}. Name a folder with a file a part, or a JSON file.`);
  const context = { exercise, cases };
  const parsed = found.isDirectory()
    ? artifactFromFiles(context, await readFiles(path), parse)
    : parseArtifact(context, parseJson(await readText(path), path));
  if (parsed.ok) return parsed.artifact;
  throw new UserError(parsed.problems.map(({ message }) => `${path}: ${message}`).join("\n"));
}

async function readFiles(folder: string): Promise<Map<string, string>> {
  const paths = await Array.fromAsync(glob("**/*.*", { cwd: folder }));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readText(join(folder, path))] as const)),
  );
}

async function readText(path: string): Promise<string> {
  const text = decodeUtf8(path, await readFile(path));
  if (text.ok) return text.value;
  throw new UserError(text.problems.map(formatProblem).join("\n"));
}

function parseJson(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserError(`${path} is no JSON object of parts, such as { "prompt": "…" }.`);
}
