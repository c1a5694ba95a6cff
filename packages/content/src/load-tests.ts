import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { type AuthorProblem, type Read, type Tests, readTests } from "@assay/exercise";
import { readFolder } from "./read-folder.ts";

/** The tests of one half of an exercise, by file name. */
type TestFiles = ReadonlyMap<string, Tests>;

/** Loads the test files in `tests/` of a folder; none is an empty map. Problems name files relative to `root`. */
async function loadTests(root: string, folder: string): Promise<Read<TestFiles>> {
  const sources = await readFolder(root, folder, "tests/*.ts");
  if (!sources.ok) return sources;
  const reads = await Promise.all(
    [...sources.value].map(async ([path, source]) => ({
      path,
      read: await load(root, join(folder, path), source),
    })),
  );
  const problems = reads.flatMap(({ read }) => (read.ok ? [] : read.problems));
  if (problems.length > 0) return { ok: false, problems };
  const tests = reads.flatMap(({ path, read }) => (read.ok ? [[testFileOf(path), read.value] as const] : []));
  return { ok: true, value: new Map(tests) };
}

/** Loads the tests of an exercise: those in its public folder, and those that only hidden cases run. */
export async function loadTestSuites(
  root: string,
  folders: { visible: string; hidden: string },
): Promise<Read<{ visible: TestFiles; hidden: TestFiles }>> {
  const [visible, hidden] = await Promise.all([
    loadTests(root, folders.visible),
    loadTests(root, folders.hidden),
  ]);
  if (!visible.ok) return visible;
  return hidden.ok ? { ok: true, value: { visible: visible.value, hidden: hidden.value } } : hidden;
}

/** Names a test file as checks do, by its path in the exercise's folder. */
export const testFileOf = (path: string): string => path.slice("tests/".length);

async function load(root: string, file: string, source: string): Promise<Read<Tests>> {
  const place = relative(root, file);
  // A module is kept by its address for good, so a changed file needs another.
  const version = createHash("sha256").update(source).digest("hex").slice(0, 16);
  try {
    return readTests(place, await import(/* @vite-ignore */ `${pathToFileURL(file).href}?v=${version}`));
  } catch (error) {
    const problem: AuthorProblem = { file: place, message: `cannot be loaded: ${whyOf(error)}` };
    return { ok: false, problems: [problem] };
  }
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
