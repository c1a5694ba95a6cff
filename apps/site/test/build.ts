/** Builds the site that the browser tests look at: from the fixture content, with the page of all states. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The site built from the fixture content. */
export const fixtureSite = ".results/fixture";

/** The site built from the course itself, for what it weighs. */
export const courseSite = ".results/course";

export default async function setup(): Promise<void> {
  await rm(courseSite, { recursive: true, force: true });
  await build(fixtureSite, ["--mode", "test"], "test/content");
  // The two builds share a cache folder, so one comes after the other.
  if (existsSync("../../content/tracks.yaml")) await build(courseSite, [], "../../content");
}

async function build(folder: string, options: string[], content: string): Promise<void> {
  const env = {
    ...process.env,
    ASSAY_CONTENT: content,
    ASTRO_TELEMETRY_DISABLED: "1",
    NODE_ENV: "production",
  };
  // What an earlier build of other content left in the cache names files that are not there now.
  await run("node_modules/.bin/astro", ["build", "--force", "--outDir", folder, ...options], { env });
}
