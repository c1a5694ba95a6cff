/** Runs everything CI runs: static rules, sizes, then the README's test command; ends with one line of counts. */
import { spawnSync } from "node:child_process";
import { collectResults } from "./results.ts";

const rules: readonly [name: string, command: string, ...parameters: string[]][] = [
  ["formatting", "prettier", "--check", ".", "--log-level=warn"],
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["types", "tsc", "--noEmit"],
  ["types of the site", "turbo", "run", "types", "--output-logs=errors-only"],
  ["versions", "sherif", "--fail-on-warnings"],
  ["unused", "knip"],
  ["boundaries", "turbo", "boundaries"],
  ["house rules", "vitest", "run", "--root", ".ci"],
];

const broken = rules.filter(([name, command, ...parameters]) => {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, parameters, { encoding: "utf8" });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok    " : "FAILED"}  ${name}  ${seconds} s`);
  if (status !== 0) console.log(error?.message ?? `${stdout}${stderr}`);
  return status !== 0;
});

const tests = spawnSync("pnpm", ["test"], { stdio: "inherit" });
const results = await collectResults();
// Tests may end badly without a failing test: a skip in CI, a package that could not start.
const unexplained = tests.status !== 0 && results.failed === 0 ? 1 : 0;
const failed = broken.length + results.failed + unexplained;
if (broken.length > 0) console.log(`broken: ${broken.map(([name]) => name).join(", ")}`);
console.log(`${rules.length - broken.length + results.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
