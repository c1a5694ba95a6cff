import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Row } from "./row.ts";

const site = join(import.meta.dirname, "../apps/site/dist");
const pages = [
  "index.html",
  "lessons/prompting-few-shot/index.html",
  "exercises/prompting-few-shot/product-word/index.html",
];

/** Weighs named pages of the built site, gzipped, and what they may load. */
export async function sizes(): Promise<Row[]> {
  const weigh = async (files: string[]): Promise<number> => {
    const texts = await Promise.all(files.map((file) => readFile(join(site, file))));
    return texts.reduce((total, text) => total + gzipSync(text).length, 0) / 1000;
  };
  const all = async (pattern: string): Promise<number> =>
    weigh(await Array.fromAsync(glob(pattern, { cwd: site })));
  return [
    ...(await Promise.all(
      pages.map(async (page) => ({ name: `HTML of ${page}`, value: await weigh([page]), unit: "kB" })),
    )),
    { name: "all CSS", value: await all("_astro/*.css"), unit: "kB" },
    { name: "all JavaScript of all islands", value: await all("{_astro/*.js,*.js}"), unit: "kB" },
  ];
}
