import { execFile } from "node:child_process";
import { cp, glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { course } from "../test/assay.ts";

const docs = join(course, "../docs/authoring");
const main = join(import.meta.dirname, "main.ts");
const pages = (await Array.fromAsync(glob("*.md", { cwd: docs }))).toSorted();

/** Lists the commands in blocks marked `sh run`. */
const commandsOf = (text: string): string[] =>
  Array.from(text.matchAll(/^```sh run\n([^]*?)^```$/gm), ([, block = ""]) =>
    block.trim().split("\n"),
  ).flat();

/** Runs a command of the command line in a folder, as an author does in the project. */
const run = (command: string, cwd: string): Promise<{ code: unknown; said: string }> =>
  new Promise((resolve) => {
    const { ASSAY_CONTENT: _, ...env } = process.env;
    const parameters = command.replace("pnpm assay ", "").split(" ");
    const options = { cwd, env: { ...env, ASSAY_EXAMINER_FILE: inject("weights")?.path ?? "" } };
    execFile(process.execPath, [main, ...parameters], options, (failure, out, error) =>
      resolve({ code: failure === null ? 0 : failure.code, said: `${out}${error}` }),
    );
  });

test.each(pages)("%s shows commands that work, in order", async (page) => {
  const commands = commandsOf(await readFile(join(docs, page), "utf8"));
  expect(commands.length).toBeGreaterThan(0);
  const folder = await mkdtemp(join(tmpdir(), "assay-docs-"));
  await cp(course, join(folder, "content"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  for (const command of commands) {
    expect(command).toMatch(/^pnpm assay /);
    const needsExaminer = /^pnpm assay (?:check (?!--static)|calibrate|grade)/.test(command);
    if (needsExaminer && inject("weights") === undefined) continue;
    expect({ command, ...(await run(command, folder)) }).toMatchObject({ code: 0 });
  }
  await rm(folder, { recursive: true });
});

test("the first page leads to every other", async () => {
  const first = await readFile(join(docs, "README.md"), "utf8");
  for (const page of pages.filter((each) => each !== "README.md")) expect(first).toContain(`(${page})`);
});
