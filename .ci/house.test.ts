import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file: string) => file !== "" && existsSync(join(root, file)));
const isSource = (file: string): boolean =>
  /^(?:apps|packages|benchmarks)\//.test(file) && /\.(?:ts|tsx|astro|css)$/.test(file);
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || /\/(?:test|fixtures)\//.test(file);
const sources = files.filter((file) => isSource(file) && !isTest(file) && !file.includes("/migrations/"));
const lineCount = (file: string): number => read(file).trimEnd().split("\n").length;
const quantile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
const withText = (pattern: RegExp, among: string[]): string[] =>
  among.filter((file) => pattern.test(read(file)));

describe("sizes", () => {
  const sizes = sources.map(lineCount);

  test("no file has more than 400 lines", () => {
    expect(files.filter((file) => isSource(file) && lineCount(file) > 400)).toEqual([]);
  });

  test("half of the files have at most 70 lines, 95 in 100 at most 250", () => {
    expect(quantile(sizes, 0.5)).toBeLessThanOrEqual(70);
    expect(quantile(sizes, 0.95)).toBeLessThanOrEqual(250);
  });
});

describe("layout", () => {
  const policy = read("docs/imports.md");

  test("every package, app and special folder has a row in the import policy", () => {
    const folder = /^(?:packages\/[^/]+|apps\/site|apps\/server\/src(?:\/[^/.]+)?|benchmarks|content)(?=\/)/;
    const folders = new Set(files.flatMap((file) => folder.exec(file)?.slice(0, 1) ?? []));
    expect([...folders].filter((folder) => !policy.includes(`\`${folder}`))).toEqual([]);
  });

  test("no folder is named after nothing in particular", () => {
    const vague = /(?:^|\/)(?:utils?|common|shared|helpers?|lib|misc)\//;
    expect(files.filter((file) => vague.test(file))).toEqual([]);
  });

  test("the top level holds what the architecture names", () => {
    const top = new Set(
      files.filter((file) => !file.startsWith(".")).map((file) => file.replace(/\/.*/, "")),
    );
    expect([...top].toSorted()).toEqual([
      "ARCHITECTURE.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "NOTICE",
      "README.md",
      "apps",
      "benchmarks",
      "content",
      "docs",
      "package.json",
      "packages",
      "pnpm-lock.yaml",
      "pnpm-workspace.yaml",
      "tsconfig.base.json",
      "tsconfig.json",
      "turbo.json",
    ]);
  });
});

describe("doors and habits", () => {
  const code = sources.filter((file) => /\.(?:ts|tsx)$/.test(file));

  test("no door exports everything", () => {
    expect(withText(/^export \*/m, code)).toEqual([]);
    const manifests = files.filter((file) => file.endsWith("package.json"));
    expect(
      manifests.filter((file) => JSON.stringify(JSON.parse(read(file)).exports ?? {}).includes("*")),
    ).toEqual([]);
  });

  test("the environment is read in env.ts", () => {
    const readers = withText(
      /process\.env|import\.meta\.env/,
      code.filter((file) => !file.startsWith("benchmarks/")),
    );
    expect(readers.filter((file) => !/(?:^|\/)env\.ts$/.test(file))).toEqual([]);
  });

  test("what is recorded of answer keys is read by proofs only", () => {
    expect(
      withText(/recordings/i, code).filter((file) => !/^packages\/(?:exercise|answer-keys|cli)\//.test(file)),
    ).toEqual([]);
  });

  test("nothing is left for later and no error is swallowed", () => {
    expect(withText(/\b(?:TODO|FIXME|XXX)\b/, code)).toEqual([]);
    expect(withText(/catch(?: \([^)]*\))? \{\s*\}/, code)).toEqual([]);
  });

  test("no test waits for a clock or is switched off for good", () => {
    const tests = files.filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith(".ci/"));
    expect(withText(/\bsetTimeout\(|\bsleep\(|waitForTimeout\(/, tests)).toEqual([]);
    expect(withText(/\b(?:it|test|describe)\.(?:skip|only|todo)\(/, tests)).toEqual([]);
  });
});

describe("what is said in public", () => {
  const documents = files.filter((file) => file.endsWith(".md"));

  /** Where a link leads: of what learners read on the site, a page's folder in the content. */
  const placeOf = (file: string, target: string): string => {
    const [, exercise = "", slug = ""] = /^\/exercises\/([^/]+)\/([^/]+)$/.exec(target) ?? [];
    if (exercise !== "") return join(root, "content/lessons", exercise, "exercises", slug);
    return target.startsWith("/lessons/") ? join(root, "content", target) : join(root, dirname(file), target);
  };

  test("every link of a document leads to a file", () => {
    const dead = documents.flatMap((file) =>
      Array.from(read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g), ([, target = ""]) => target)
        .filter((target) => !existsSync(placeOf(file, target)))
        .map((target) => `${file} -> ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test("the README shows the two commands", () => {
    expect(read("README.md")).toContain("npx -y pnpm@12.21.0 start");
    expect(read("README.md")).toContain("npx -y pnpm@12.21.0 test");
  });

  test("no machine path and no registry host is written down", () => {
    const texts = files.filter((file) => !/\.(?:png|woff2|ico)$/.test(file) && !file.startsWith(".ci/"));
    const hosts = [
      ["registry", "npmjs", "org"],
      ["pypi", "org"],
      ["files", "pythonhosted", "org"],
      ["deb", "debian", "org"],
    ].map((labels) => labels.join("\\."));
    const pattern = new RegExp([...hosts, "/(?:root|home/\\w+|work)/"].join("|"));
    expect(withText(pattern, texts)).toEqual([]);
  });
});
