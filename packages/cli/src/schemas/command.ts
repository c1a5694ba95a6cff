import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { readEnv } from "../env.ts";
import { findContent } from "../find-content.ts";
import { tellUser } from "../tell-user.ts";
import { jsonSchemas } from "./json-schemas.ts";

/** Says what `assay schemas` takes. */
export const schemasHelp = `Usage: assay schemas [--check]

Writes the JSON Schemas of exercise.yaml, cases.yaml, cards.yaml and tracks.yaml to content/schemas, where editors
find them: keys are completed, and mistakes underlined, while you type.

  --check  write nothing, only say whether they are up to date

Exit codes: 0 they are up to date, 1 they are not, 2 they could not be written.`;

/** `assay schemas [--check]`: writes what editors complete from. */
export async function schemasCommand(parameters: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...parameters], options: { check: { type: "boolean" } } });
  const contentFolder = findContent(readEnv().contentFolder);
  const folder = join(contentFolder, "schemas");
  const stale: string[] = [];
  for (const [name, text] of jsonSchemas()) {
    const before = await readFile(join(folder, name), "utf8").catch(() => undefined);
    if (before !== text) stale.push(name);
  }
  const say = (verb: string) => {
    for (const name of stale) console.log(`${verb}  ${relative(dirname(contentFolder), join(folder, name))}`);
    if (stale.length === 0) console.log("The schemas are up to date.");
  };
  if (values.check === true) {
    say("stale");
    if (stale.length > 0) console.log("`assay schemas` writes them again.");
    return stale.length === 0 ? 0 : 1;
  }
  await writeSchemas(folder, stale);
  say("wrote");
  return 0;
}

async function writeSchemas(folder: string, names: readonly string[]): Promise<void> {
  const refused = tellUser(`${folder} cannot be written`, "Make it writable, and try again.");
  const texts = jsonSchemas();
  await mkdir(folder, { recursive: true }).catch(refused);
  for (const name of names) await writeFile(join(folder, name), texts.get(name) ?? "").catch(refused);
}
