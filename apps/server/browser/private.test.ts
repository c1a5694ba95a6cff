import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { cp, glob, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { assertNoCanary, canaries, findCanary, plantedKeys, readKeyFiles } from "../test/canaries.ts";
import { createFolder } from "../test/test-product.ts";
import { courseFolder, siteFolder } from "./scripted-product.ts";

const siteSource = join(siteFolder, "..");

const read = async (pattern: string): Promise<string[]> =>
  (await Array.fromAsync(glob(pattern, { cwd: courseFolder }))).map((file) =>
    readFileSync(join(courseFolder, file), "utf8"),
  );

/** Lines that are long enough to be nobody else's; what is public anyway may stand in a key too. */
async function privateLines(): Promise<string[]> {
  const open = (await read("lessons/**/{*.yaml,*.mdx,*.txt,*.ts}")).join("\n");
  const keys = linesOf(
    await read("answer-keys/**/{cases.yaml,earned/*.md,tests/*.ts,{reference,decoys}/**/*.{txt,ts}}"),
  );
  const recorded = linesOf(await read("answer-keys/**/recordings/*.jsonl"));
  expect(recorded.length).toBeGreaterThan(0);
  return [...keys.filter((line) => !open.includes(line)), ...recorded];
}

const linesOf = (texts: string[]): string[] =>
  texts
    .flatMap((text) => text.split("\n"))
    .map((line) => line.replace(/^\s*(?:-\s*)?(?:\w+:\s*)?/, "").replaceAll(/^["']|["']$/g, ""))
    .filter((line) => line.length >= 25 && !line.includes("{{"));

async function writeTest(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "product.ts"),
    `export const tests = { ${JSON.stringify(name)}: () => undefined };\n`,
  );
}

/** Reads a built file as what it says: the index of the search is packed. */
function readBuilt(path: string): Buffer {
  const bytes = readFileSync(path);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

test("the built site holds no line of an answer key", async () => {
  const lines = await privateLines();
  expect(lines.length).toBeGreaterThan(48);
  const files = await Array.fromAsync(
    glob("**/*.{html,js,css,json,svg,md,txt,xml,pf_fragment,pf_index}", { cwd: siteFolder }),
  );
  expect(files.length).toBeGreaterThan(5);
  expect(files.some((file) => file.endsWith(".pf_fragment"))).toBe(true);
  const built = files.map((file) => readBuilt(join(siteFolder, file)).toString()).join("\n");
  const readable = built
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\\n", "\n");
  expect(lines.filter((line) => readable.includes(line))).toEqual([]);
  expect(lines.filter((line) => built.includes(Buffer.from(line).toString("base64").slice(0, -4)))).toEqual(
    [],
  );
});

test("the tests that the site shows are the public ones, to the letter", async () => {
  const shown = await Array.fromAsync(glob("exercises/*/*/tests.json", { cwd: siteFolder }));
  expect(shown.length).toBeGreaterThan(1);
  for (const file of shown) {
    const [, lesson = "", slug = ""] = file.split("/");
    const folder = join(courseFolder, "lessons", lesson, "exercises", slug, "tests");
    const names = await Array.fromAsync(glob("*.ts", { cwd: folder }));
    const own = names.map((name) => [name, readFileSync(join(folder, name), "utf8")]);
    expect(JSON.parse(readFileSync(join(siteFolder, file), "utf8"))).toEqual(Object.fromEntries(own));
  }
});

test("a site built beside planted answer keys holds none of the planted words", async () => {
  await using folder = await createFolder();
  const content = join(folder.path, "content");
  await cp(join(siteSource, "test/content"), content, { recursive: true });
  const keys = join(content, "answer-keys/prompting-few-shot/product-word");
  await cp(join(plantedKeys, "sample-lesson/name-product"), keys, { recursive: true });
  // Tests of one file name on both sides: what a learner reads are those of the public one.
  const tests = join(content, "lessons/prompting-few-shot/exercises/product-word/tests");
  await writeTest(tests, "is read by everybody");
  await writeTest(join(keys, "tests"), `is never ${canaries[0]}`);
  const planted = readKeyFiles(join(content, "answer-keys"));
  expect([...planted.values()].filter((text) => findCanary(text) === undefined)).toEqual([]);
  expect(planted.size).toBeGreaterThan(0);

  const built = join(siteSource, ".results/planted");
  const env = {
    ...process.env,
    ASSAY_CONTENT: content,
    ASTRO_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  };
  const build = promisify(execFile)("node_modules/.bin/astro", ["build", "--force", "--outDir", built], {
    cwd: siteSource,
    env,
  });
  const { stdout, stderr } = await build;
  assertNoCanary(stdout + stderr, "the build");
  const files = await Array.fromAsync(glob("**/*.*", { cwd: built }));
  expect(files).toContain("exercises/prompting-few-shot/product-word/index.html");
  expect(readFileSync(join(built, "exercises/prompting-few-shot/product-word/tests.json"), "utf8")).toContain(
    "is read by everybody",
  );
  for (const file of files) assertNoCanary(readBuilt(join(built, file)).toString("latin1"), file);
}, 60_000);
