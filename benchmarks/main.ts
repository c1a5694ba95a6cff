/** Measures everything, one after another, and prints a table of ratios against named rivals. */
import { crowded } from "./crowded.ts";
import { examiner } from "./examiner.ts";
import { firstEvent } from "./first-event.ts";
import { grader } from "./grader.ts";
import { lighthouse } from "./lighthouse.ts";
import type { Row } from "./row.ts";
import { sandbox } from "./sandbox.ts";
import { sizes } from "./sizes.ts";

const suites = { grader, examiner, "first-event": firstEvent, sandbox, crowded, sizes, lighthouse };
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in suites));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. There is: ${Object.keys(suites).join(", ")}.`);
  process.exit(2);
}

let red = 0;
for (const [name, measure] of Object.entries(suites)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  for (const row of await measure()) {
    if (isRed(row)) red += 1;
    console.log(describe(row));
  }
}
process.exitCode = red === 0 ? 0 : 1;

function isRed({ ratio, target }: Row): boolean {
  return ratio !== undefined && target !== undefined && ratio > target.red;
}

function describe(row: Row): string {
  const { name, value, unit, rival, ratio, target } = row;
  const against = ratio === undefined ? "" : `${ratio.toFixed(2)} x ${rival ?? ""}`;
  const goal =
    target === undefined ? "" : `target ${target.ratio}, red above ${target.red}${isRed(row) ? ": RED" : ""}`;
  return `${name.padEnd(56)} ${value.toFixed(value < 10 ? 2 : 0).padStart(7)} ${unit.padEnd(8)} ${against.padEnd(44)} ${goal}`.trimEnd();
}
