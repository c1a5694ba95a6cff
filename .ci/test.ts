/** Runs the tests of all packages, one package after another, and says what they came to. */
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { collectResults, resultFiles } from "./results.ts";

// A package that cannot even start must not show the results of an earlier run; turbo brings back those of cached ones.
await Promise.all((await resultFiles()).map((file) => rm(file)));
const parameters = [
  "run",
  "test",
  "--concurrency=1",
  "--continue",
  "--output-logs=new-only",
  ...process.argv.slice(2),
];
const { status } = spawnSync("turbo", parameters, { stdio: "inherit" });

const { passed, failed, skipped } = await collectResults();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
if (skipped > 0) {
  console.log(
    "Skipped tests need the examiner's weights or Chromium: start the product once, or install chromium.",
  );
}
// Where nothing may be skipped, a skip fails.
process.exitCode = status === 0 && failed === 0 && !(skipped > 0 && process.env["CI"]) ? 0 : 1;
