import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "../test/test-product.ts";
import { explainStart } from "./product.ts";
import { loadSecret } from "./secret.ts";

test("makes a secret once and reads it from then on", async () => {
  await using folder = await createFolder();
  const secret = await loadSecret(join(folder.path, "new"));
  expect(secret.length).toBeGreaterThan(40);
  expect(await loadSecret(join(folder.path, "new"))).toBe(secret);
});

test.each(["data", "data/below"])("says what to do when a file stands in the way of %s", async (place) => {
  await using folder = await createFolder();
  await writeFile(join(folder.path, "data"), "");
  const dataFolder = join(folder.path, place);
  const error: unknown = await loadSecret(dataFolder).catch((thrown: unknown) => thrown);
  expect(explainStart(error)).toMatch(
    /^No secret can be kept in the data folder \S+ \(\w+\)\. Make it writable, set ASSAY_DATA to another folder, or set ASSAY_SECRET\.$/,
  );
  expect(explainStart(error)).toContain(dataFolder);
});
