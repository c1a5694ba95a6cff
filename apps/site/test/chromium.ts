import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const usualPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where a Chromium is: `CHROMIUM_PATH`, else where one usually is. */
const chromiumPath = [process.env["CHROMIUM_PATH"] ?? "", ...usualPaths].find((path) => existsSync(path));

/** Skips without a browser on a developer's machine; on CI the tests then fail for want of one. */
export const skipWithoutBrowser = chromiumPath === undefined && process.env["CI"] === undefined;

/** What to add to a title, so that a skip says its remedy. */
export const remedy = skipWithoutBrowser ? " (skipped: install chromium, or set CHROMIUM_PATH)" : "";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Launches a browser; a test file launches one and closes it. */
export async function launch(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error("there is no Chromium: install one, or set CHROMIUM_PATH");
  return chromium.launch({ executablePath: chromiumPath, args: flags });
}
