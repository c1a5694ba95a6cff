import { glob, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { assay, copyCourse, course } from "../../test/assay.ts";
import { jsonSchemas } from "./json-schemas.ts";

const root = dirname(course);
const settings = z
  .object({ "yaml.schemas": z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile(join(root, ".vscode/settings.json"), "utf8")));
const wired = Object.entries(settings["yaml.schemas"]);

const schemaOf = (name: string) =>
  z.fromJSONSchema(z.record(z.string(), z.json()).parse(JSON.parse(jsonSchemas().get(name) ?? "")));

test("the course has the schemas of today", async () => {
  expect(await assay(["schemas", "--check"])).toMatchObject({
    code: 0,
    out: "The schemas are up to date.\n",
  });
});

test.each(wired)("editors find %s for %s, and it takes every such file", async (schema, files) => {
  const paths = await Array.fromAsync(glob(files, { cwd: root }));
  expect(paths).not.toEqual([]);
  const name = schema.split("/").at(-1) ?? "";
  const read = schemaOf(name);
  for (const path of paths) {
    const value: unknown = parse(await readFile(join(root, path), "utf8"));
    expect(read.safeParse(value).error, path).toBeUndefined();
  }
});

test("every schema is wired to an editor", () => {
  const names = wired.map(([schema]) => schema.split("/").at(-1));
  expect(new Set(names)).toEqual(new Set(jsonSchemas().keys()));
});

test("a schema refuses an unknown key and describes what it knows", () => {
  expect(schemaOf("cards.json").safeParse([{ id: "a", question: "What is it?" }]).success).toBe(false);
  expect(jsonSchemas().get("exercise.json")).toContain("What is asked for, in a few words.");
});

test("says which schemas are stale, and writes those again", async () => {
  await using copy = await copyCourse();
  const env = { ASSAY_CONTENT: copy.folder };
  await writeFile(join(copy.folder, "schemas/cards.json"), "{}");
  const checked = await assay(["schemas", "--check"], env);
  expect([checked.code, checked.out]).toEqual([1, expect.stringMatching(/^stale {2}\S+cards\.json\n/)]);
  const wrote = await assay(["schemas"], env);
  expect([wrote.code, wrote.out]).toEqual([0, expect.stringMatching(/^wrote {2}\S+cards\.json\n$/)]);
  expect((await assay(["schemas", "--check"], env)).code).toBe(0);
});
