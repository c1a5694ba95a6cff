import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { courseFolder, siteFolder } from "./scripted-product.ts";

const read = async (pattern: string): Promise<string[]> =>
  (await Array.fromAsync(glob(pattern, { cwd: courseFolder }))).map((file) =>
    readFileSync(join(courseFolder, file), "utf8"),
  );

/** Lines that are long enough to be nobody else's; a hint may quote what is public anyway. */
async function privateLines(): Promise<string[]> {
  const open = (await read("lessons/**/{*.yaml,*.mdx,*.txt}")).join("\n");
  const hints = linesOf(await read("answer-keys/**/earned/*.md")).filter((line) => !open.includes(line));
  return [...linesOf(await read("answer-keys/**/cases.yaml")), ...hints];
}

const linesOf = (texts: string[]): string[] =>
  texts
    .flatMap((text) => text.split("\n"))
    .map((line) => line.replace(/^\s*(?:-\s*)?(?:\w+:\s*)?/, "").replaceAll(/^["']|["']$/g, ""))
    .filter((line) => line.length >= 25 && !line.includes("{{"));

test("the built site holds no line of an answer key", async () => {
  const lines = await privateLines();
  expect(lines.length).toBeGreaterThan(48);
  const files = await Array.fromAsync(glob("**/*.{html,js,css,json,svg}", { cwd: siteFolder }));
  expect(files.length).toBeGreaterThan(5);
  const built = files.map((file) => readFileSync(join(siteFolder, file), "utf8")).join("\n");
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
