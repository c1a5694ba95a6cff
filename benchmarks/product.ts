import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "..");

/** The whole product, as `start` runs it, with a data folder of its own. */
export interface Product extends AsyncDisposable {
  url: string;
}

/** Starts the product on the built site, and waits until it prints its address. */
export async function startProduct(env: Record<string, string> = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "assay-bench-"));
  const child = spawn(process.execPath, [join(root, "apps/server/src/main.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ASSAY_DATA: folder, ASSAY_PORT: "0", ...env },
  });
  return {
    url: await readUrl(child.stdout),
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function readUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("the product printed no URL");
}
