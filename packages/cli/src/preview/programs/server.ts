import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Program, type ProgramOptions, createProgram } from "./program.ts";

const folder = join(import.meta.dirname, "../../../../../apps/server");

/** Holds the product's server with data of its own; its pages are the development server's. */
export function createServer(
  { port, dataFolder, contentFolder }: { port: number; dataFolder: string; contentFolder: string },
  { env, onState }: Pick<ProgramOptions, "env" | "onState">,
): Program {
  return createProgram({
    entry: join(folder, "src/main.ts"),
    parameters: [],
    folder,
    env: {
      ...env,
      ASSAY_CONTENT: contentFolder,
      ASSAY_DATA: dataFolder,
      ASSAY_SITE: writeBareSite(join(dataFolder, "site")),
      ASSAY_PORT: `${port}`,
      ASSAY_EXAMINER_PORT: "0",
      // A preview never touches a database that others use.
      DATABASE_URL: undefined,
    },
    onState,
  });
}

const page =
  "<!doctype html><title>Assay preview</title><p>The preview's server answers below /api only.</p>\n";

/** Writes what the server asks of a built site. */
function writeBareSite(site: string): string {
  const files = {
    "csp.json": '{ "scripts": [], "styles": [] }\n',
    "404.html": page,
    "api/docs/index.html": page,
  };
  mkdirSync(join(site, "api/docs"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(site, name), text);
  return site;
}
