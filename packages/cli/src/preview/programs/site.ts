import { join } from "node:path";
import { type Program, type ProgramOptions, createProgram } from "./program.ts";

const folder = join(import.meta.dirname, "../../../../../apps/site");

/** Holds the site's development server: it makes pages while one writes them, and never reads an answer key. */
export const createSite = (
  { port, apiPort, contentFolder }: { port: number; apiPort: number; contentFolder: string },
  { env, onState }: Pick<ProgramOptions, "env" | "onState">,
): Program =>
  createProgram({
    entry: join(folder, "node_modules/astro/bin/astro.mjs"),
    // The lock is for servers in the background; this one ends with the preview.
    parameters: ["dev", "--host", "127.0.0.1", "--port", `${port}`, "--ignore-lock"],
    folder,
    env: {
      ...env,
      ASSAY_CONTENT: contentFolder,
      ASSAY_PORT: `${apiPort}`,
      ASTRO_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
    },
    onState,
  });
