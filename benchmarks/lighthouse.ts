import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startProduct } from "./product.ts";
import type { Row } from "./row.ts";

/** Fetched when it is asked for: nothing else here needs its eighty packages. */
const lighthousePackage = "lighthouse@13.5.0";

const pages = [
  "/",
  "/learn",
  "/lessons/prompting-few-shot",
  "/exercises/prompting-few-shot/product-word",
  "/exercises/prompting-few-shot/balance-and-order",
  "/review",
  "/progress",
  "/glossary",
  "/changes",
  "/search",
  "/status",
  "/api/docs",
];

/** Scores every page type of the running product as on a phone: accessibility in both themes, performance in one. */
export async function lighthouse(): Promise<Row[]> {
  await using product = await startProduct();
  const rows: Row[] = [];
  for (const page of pages) {
    const light = await audit(`${product.url}${page}`, "light");
    const dark = await audit(`${product.url}${page}`, "dark");
    rows.push(
      { name: `performance of ${page}`, value: light.performance, unit: "of 100" },
      accessibilityRow(`accessibility of ${page}`, light),
      accessibilityRow(`accessibility of ${page}, dark`, dark),
    );
  }
  return rows;
}

interface Scores {
  performance: number;
  accessibility: number;
}

const accessibilityRow = (name: string, { accessibility }: Scores): Row => ({
  name,
  value: accessibility,
  unit: "of 100",
  rival: "the full score",
  ratio: 100 / accessibility,
  target: { ratio: 1, red: 1 },
});

async function audit(url: string, theme: "light" | "dark"): Promise<Scores> {
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu"];
  const blink = `--blink-settings=preferredColorScheme=${theme === "dark" ? 0 : 1}`;
  const parameters = ["-y", lighthousePackage, url, "--quiet", "--output=json"];
  const only = "--only-categories=performance,accessibility";
  const chrome = `--chrome-flags=${[...flags, blink].join(" ")}`;
  const { CHROMIUM_PATH, ...rest } = process.env;
  // It finds a usual Chromium itself.
  const env = CHROMIUM_PATH === undefined ? rest : { ...rest, CHROME_PATH: CHROMIUM_PATH };
  const options = { env, maxBuffer: 2 ** 26 };
  const { stdout } = await promisify(execFile)("npx", [...parameters, only, chrome], options);
  const { categories }: { categories: Record<keyof Scores, { score: number }> } = JSON.parse(stdout);
  const percent = ({ score }: { score: number }): number => Math.round(score * 100);
  return { performance: percent(categories.performance), accessibility: percent(categories.accessibility) };
}
