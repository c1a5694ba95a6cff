import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const site = join(import.meta.dirname, "../../../../../apps/site");
const siteRequire = createRequire(join(site, "package.json"));
const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2" } as const;

/** The site's sheets that the drawer is drawn with, before its own. */
const sheets = ["tokens", "ground", "marks"].map((name) => join(site, `src/styles/${name}.css`));
const fontUrl = /url\("(@fontsource[^"]+\.woff2)"\)/g;

/** A file of the drawer's page. */
export interface Asset {
  type: (typeof types)[keyof typeof types];
  body: string | Uint8Array<ArrayBuffer>;
}

/** Reads a file of the page by its name: the house's style and faces, the script and what it imports. */
export async function readAsset(name: string): Promise<Asset | undefined> {
  if (name === "drawer.css") return { type: types.css, body: await readStyle() };
  if (name === "drawer.js") return { type: types.js, body: await readScript() };
  if (name === "idiomorph.js")
    return { type: types.js, body: await readFile(fileURLToPath(import.meta.resolve("idiomorph")), "utf8") };
  if (name === "favicon.svg")
    return { type: types.svg, body: await readFile(join(site, "public/favicon.svg"), "utf8") };
  const font = (await fontPaths()).find((path) => basename(path) === name);
  return font === undefined
    ? undefined
    : { type: types.woff2, body: new Uint8Array(await readFile(siteRequire.resolve(font))) };
}

async function readStyle(): Promise<string> {
  const files = [...sheets, join(import.meta.dirname, "drawer.css")];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return texts.join("\n").replaceAll(fontUrl, (_, path: string) => `url("/assets/${basename(path)}")`);
}

/** A browser has no packages. */
async function readScript(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, "drawer.js"), "utf8");
  return text.replace('"idiomorph"', '"./idiomorph.js"');
}

async function fontPaths(): Promise<string[]> {
  const tokens = await readFile(sheets[0] ?? "", "utf8");
  return Array.from(tokens.matchAll(fontUrl), ([, path = ""]) => path);
}
