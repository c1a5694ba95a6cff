import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { assertNoCanary } from "./canaries.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const here = import.meta.dirname;

/** The whole product in processes of its own, as `start` runs it. */
export interface TestProduct extends AsyncDisposable {
  url: string;
  pid: number;
  /** Everything it printed so far. */
  output: () => string;
  /** Waits for a line that it prints. */
  line(pattern: RegExp): Promise<string>;
  /** Sends a signal and waits for the end; returns how long that took, in milliseconds. */
  end(signal: NodeJS.Signals): Promise<number>;
}

export interface TestProductOptions {
  dataFolder: string;
  env?: Record<string, string>;
  parameters?: readonly string[];
}

/** Starts the product on the sample content and site; every port is any free one. */
export async function startTestProduct(options: TestProductOptions): Promise<TestProduct> {
  const child = launch(options);
  const { output, line } = listen(child);
  const first = await Promise.race([line(/Assay is at|A worker takes/), once(child, "exit").then(() => "")]);
  if (first === "") throw new Error(`the product did not start:\n${output()}`);
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    const started = performance.now();
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    }
    return performance.now() - started;
  };
  return {
    url: /http:\S+/.exec(first)?.[0] ?? "",
    pid: child.pid ?? 0,
    output,
    line,
    end,
    [Symbol.asyncDispose]: async () => void (await end("SIGKILL")),
  };
}

/** Starts the product where it is expected to refuse, and returns what it said and its exit code. */
export async function failToStart(
  options: TestProductOptions,
): Promise<{ code: number | null; output: string }> {
  const child = launch(options);
  const { output } = listen(child);
  const [code] = await once(child, "exit");
  return { code, output: output() };
}

function launch({ dataFolder, env = {}, parameters = [] }: TestProductOptions): ChildProcess {
  return spawn(process.execPath, [main, ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      ASSAY_DATA: dataFolder,
      ASSAY_CONTENT: join(here, "content"),
      ASSAY_SITE: join(here, "site"),
      ASSAY_PORT: "0",
      ASSAY_EXAMINER_PORT: "0",
      ...env,
    },
  });
}

function listen(child: ChildProcess): Pick<TestProduct, "output" | "line"> {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on("line", (line) => {
      assertNoCanary(line, "the terminal");
      lines.push(line);
      for (const wake of waiting) wake();
    });
  }
  return {
    output: () => lines.join("\n"),
    line: async (pattern) => {
      for (;;) {
        const found = lines.find((each) => pattern.test(each));
        if (found !== undefined) return found;
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        await promise;
        waiting.delete(resolve);
      }
    },
  };
}

/** A folder for one test's data. */
export async function createFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), "assay-product-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
