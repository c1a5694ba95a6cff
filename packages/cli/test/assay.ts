import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { inject } from "vitest";

const main = join(import.meta.dirname, "../src/main.ts");

/** The course of this repository. */
export const course = join(import.meta.dirname, "../../../content");

/** What the course has a folder in for each lesson. */
const lessonFolders = new Set(["lessons", "answer-keys"]);

export interface Ran {
  code: number;
  out: string;
  error: string;
}

const envWith = (env: NodeJS.ProcessEnv) => ({
  ...process.env,
  ASSAY_EXAMINER_FILE: inject("weights")?.path ?? "",
  ASSAY_CONTENT: course,
  ...env,
});

/** Runs the command line as a user does. */
export function assay(parameters: string[], env: Record<string, string> = {}): Promise<Ran> {
  const options = { env: envWith(env), maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...parameters], options, (failure, out, error) => {
      resolve({
        code: typeof failure?.code === "number" ? failure.code : failure === null ? 0 : 1,
        out,
        error,
      });
    });
  });
}

/** Starts the command line, to follow what it prints on either stream and to press Ctrl-C. */
export function startAssay(parameters: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [main, ...parameters], {
    env: envWith(env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = Promise.withResolvers<number | null>();
  let printed = "";
  let seen = Promise.withResolvers<void>();
  const onText = (text: string): void => {
    printed += text;
    seen.resolve();
    seen = Promise.withResolvers();
  };
  child.stdout.setEncoding("utf8").on("data", onText);
  child.stderr.setEncoding("utf8").on("data", onText);
  child.on("close", (code) => ended.resolve(code));
  return {
    /** Waits until it has printed a text, and gives everything up to there; what follows is for the next call. */
    until: async (text: string): Promise<string> => {
      for (;;) {
        const at = printed.indexOf(text);
        if (at >= 0) {
          const before = printed.slice(0, at + text.length);
          printed = printed.slice(at + text.length);
          return before;
        }
        const end = await Promise.race([seen.promise, ended.promise]);
        if (end !== undefined && !printed.includes(text))
          throw new Error(`it ended without “${text}”: ${printed}`);
      }
    },
    interrupt: async (): Promise<number | null> => {
      child.kill("SIGINT");
      return await ended.promise;
    },
    [Symbol.dispose]: () => void child.kill("SIGKILL"),
  };
}

/** Copies the course, or one lesson of it with its exercises, so that a test can break it. */
export async function copyCourse(lesson?: string) {
  const folder = await mkdtemp(join(tmpdir(), "assay-course-"));
  const isCopied = (path: string): boolean => {
    const [part = "", name = lesson] = relative(course, path).split(sep);
    const isOther = lesson !== undefined && name !== lesson && lessonFolders.has(part);
    return !isOther && !path.includes("node_modules");
  };
  await cp(course, folder, { recursive: true, filter: isCopied });
  return {
    folder,
    edit: async (file: string, change: (text: string) => string) => {
      const path = join(folder, file);
      await writeFile(path, change(await readFile(path, "utf8")));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
