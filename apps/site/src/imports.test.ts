import { glob, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

// What runs in a browser; the rest of the site runs only while it is built.
const browserCode = "src/{panel,figures,map,page,status}/**/*.{ts,tsx}";

const valueImport = /^import (?!type\b)[^;]*? from "(@assay\/[^"]+)";/gm;

describe("browser code", () => {
  it("takes values only from the panel's door of the vocabulary, which has no schema behind it", async () => {
    const found: string[] = [];
    for await (const file of glob(browserCode)) {
      if (file.endsWith(".test.ts")) continue;
      const text = await readFile(file, "utf8");
      found.push(...Array.from(text.matchAll(valueImport), ([, from = ""]) => from));
    }
    expect([...new Set(found)]).toEqual(["@assay/exercise/panel"]);
  });
});
