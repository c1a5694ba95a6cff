import { glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { hashInline } from "./hashes.ts";

/** Writes `csp.json` beside the built pages: what the server's policy must allow inline, by hash. */
export function collectHashes(): AstroIntegration {
  return {
    name: "collect-hashes",
    hooks: {
      "astro:build:done": async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const paths = await Array.fromAsync(glob("**/*.html", { cwd: folder }));
        const pages = await Promise.all(paths.map((path) => readFile(join(folder, path), "utf8")));
        await writeFile(join(folder, "csp.json"), JSON.stringify(hashInline(pages), null, 2));
      },
    },
  };
}
