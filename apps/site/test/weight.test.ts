import { existsSync, globSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { InlineHashes } from "../src/csp/hashes.ts";
import { courseSite, fixtureSite } from "./build.ts";

const sites = [fixtureSite, courseSite].filter((folder) => existsSync(folder));
const pages = [
  "index.html",
  "lessons/prompting-few-shot/index.html",
  "exercises/prompting-few-shot/product-word/index.html",
  "exercises/prompting-few-shot/choose-examples/index.html",
  "exercises/prompting-few-shot/correct-labels/index.html",
];
/** Every lesson and every exercise: what is written next is weighed without being listed. */
const coursePages = ["index.html", ...globSync("{lessons,exercises}/**/index.html", { cwd: courseSite })];

const zipped = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;

/** What a reader reads of a page: its text without marks, and the sentences that a figure keeps until they are asked for. */
const proseOf = (html: string): string =>
  [
    html.replaceAll(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, " ").replaceAll(/<[^>]*>/g, " "),
    ...matches(html, /<astro-island[^>]*component-url="(?![^"]*-panel)[^>]*>/g, 0).flatMap((figure) =>
      matches(figure, /`((?:\\\\`|[^`])*)`/g).filter((text) => text.split(" ").length > 2),
    ),
  ]
    .join(" ")
    .replaceAll(/\s+/g, " ");

/** Lists the scripts of a page: those it starts with, and those its islands bring, with all they import. */
async function scriptsOf(site: string, html: string) {
  const eager = matches(html, /<script[^>]*\bsrc="([^"]+)"/g);
  const islands = matches(html, /(?:component-url|renderer-url)="([^"]+)"/g);
  const closure = async (roots: string[]): Promise<Set<string>> => {
    const seen = new Set<string>();
    const visit = async (url: string): Promise<void> => {
      if (seen.has(url)) return;
      seen.add(url);
      const text = await readFile(join(site, url), "utf8");
      const imported = matches(text, /(?:from|import)\s*["']\.\/([^"']+)["']/g);
      for (const name of imported) await visit(`/_astro/${name}`);
    };
    for (const root of roots) await visit(root);
    return seen;
  };
  return { eager: await closure(eager), all: await closure([...eager, ...islands]) };
}

const matches = (text: string, pattern: RegExp, group = 1): string[] =>
  Array.from(text.matchAll(pattern), (match) => match[group] ?? "");

async function weigh(site: string, urls: Iterable<string>): Promise<number> {
  const files = await Promise.all([...urls].map((url) => readFile(join(site, url))));
  return files.reduce((sum, file) => sum + zipped(file), 0);
}

describe.each(sites)("the site in %s", (site) => {
  const built = site === fixtureSite ? pages : coursePages;

  it.each(built)("keeps %s within its budget", async (page) => {
    const html = await readFile(join(site, page), "utf8");
    const { eager, all } = await scriptsOf(site, html);
    const css = matches(html, /<link rel="stylesheet" href="([^"]+)"/g);
    const weights = {
      html: zipped(html) - zipped(proseOf(html)),
      scriptsBeforeAnIsland: await weigh(site, eager),
      scripts: await weigh(site, all),
      css: await weigh(site, css),
    };
    expect(css.length).toBeGreaterThan(0);
    expect(all.size).toBeGreaterThan(eager.size);
    console.info(site, page, weights);
    expect(weights.html).toBeLessThanOrEqual(7_000);
    expect(weights.scriptsBeforeAnIsland).toBeLessThanOrEqual(2_500);
    expect(weights.scripts).toBeLessThanOrEqual(27_000);
    expect(weights.css).toBeLessThanOrEqual(16_000);
  });

  it("keeps its fonts within 100 kB", async () => {
    const fonts = (await readdir(join(site, "_astro"))).filter((name) => name.endsWith(".woff2"));
    const sizes = await Promise.all(
      fonts.map(async (name) => (await readFile(join(site, "_astro", name))).length),
    );
    expect(fonts).toHaveLength(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100_000);
  });

  it("has no style in an attribute, which the policy refuses", async () => {
    const all = (await readdir(site, { recursive: true })).filter((name) => name.endsWith(".html"));
    const texts = await Promise.all(all.map((name) => readFile(join(site, name), "utf8")));
    expect(all.filter((_, index) => / style="/.test(texts[index] ?? ""))).toEqual([]);
  });

  it("lists in csp.json every inline script and style of its pages", async () => {
    const { scripts, styles }: InlineHashes = JSON.parse(await readFile(join(site, "csp.json"), "utf8"));
    expect(scripts.length).toBeGreaterThan(0);
    expect(styles.length).toBeGreaterThan(0);
  });
});

describe("the site of the course", () => {
  it("has no page of states", () => {
    expect(existsSync(join(fixtureSite, "states/index.html"))).toBe(true);
    expect(existsSync(join(courseSite, "states"))).toBe(false);
  });
});
