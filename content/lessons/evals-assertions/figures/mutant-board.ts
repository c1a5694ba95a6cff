// Records mutant-board.json: what each check says of each planted message.
// Run: node content/lessons/evals-assertions/figures/mutant-board.ts
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import * as allChecks from "../measured/checks.ts";
import { readMessages } from "../measured/read-messages.ts";

interface Source {
  caption: string;
  checks: { name: string; run: string }[];
  question: unknown;
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "mutant-board.yaml"), "utf8"));
const byName = new Map<string, allChecks.Check>(Object.entries(allChecks));
const checks = source.checks.map(({ name, run }) => {
  const check = byName.get(run);
  if (check === undefined) throw new Error(`there is no check ${run}`);
  return { name, check };
});

const messages = (await readMessages()).map((planted) => {
  const { name, good, message } = planted;
  const rejections = checks.flatMap(({ check }, at) => {
    const reason = check(planted);
    return reason === undefined ? [] : [{ check: at, reason }];
  });
  return { name, good, message, rejections };
});

/** Tries every set of checks: the most that are caught with no false alarm, and the fewest checks that do it. */
function fewestChecks() {
  const ways = Array.from({ length: 2 ** checks.length }, (_, bits) => {
    const isOn = (at: number): boolean => Math.floor(bits / 2 ** at) % 2 === 1;
    const rejected = messages.filter(({ rejections }) => rejections.some(({ check }) => isOn(check)));
    const on = checks.flatMap(({ name }, at) => (isOn(at) ? [name] : []));
    return {
      on,
      caught: rejected.filter(({ good }) => !good).length,
      quiet: !rejected.some(({ good }) => good),
    };
  });
  const [best, next] = ways
    .filter(({ quiet }) => quiet)
    .toSorted((one, other) => other.caught - one.caught || one.on.length - other.on.length);
  if (best === undefined) throw new Error("every set of checks raises a false alarm");
  const isAlone = next === undefined || next.caught < best.caught || next.on.length > best.on.length;
  return { ...best, isAlone };
}

const { caption, question } = source;
console.log(fewestChecks());
const recorded = { caption, checks: checks.map(({ name }) => name), messages, question };
await writeFile(join(folder, "mutant-board.json"), `${JSON.stringify(recorded, undefined, 2)}\n`);
