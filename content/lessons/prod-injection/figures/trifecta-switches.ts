// Computes trifecta-switches.json: for each setting of the switches, the shortest run of the agent to each attack.
// The agent is a small explicit model; the worst is assumed of it, namely that it may obey any text that it has read.
// Run: node content/lessons/prod-injection/figures/trifecta-switches.ts
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

type Switch = "private" | "untrusted" | "out" | "guard";
type Attack = "steal" | "spread" | "mislead";
type Known = "record" | "order";

/** Something that the agent may do: what must be switched on, what it must have read, and what comes of it. */
interface Step {
  needs: Switch[];
  /** An order that it has read is what makes it do this, and names the address and the text. */
  known: Known[];
  learns?: Known;
  /** Who gets the mail, where it is one; code with the guard on lets it go to the customer alone. */
  mailTo?: "customer" | "stranger" | "others";
  reaches?: Attack;
}

const steps: Record<string, Step> = {
  readRecord: { needs: ["private"], known: [], learns: "record" },
  readReviews: { needs: ["untrusted"], known: [], learns: "order" },
  mailRecord: { needs: ["out"], known: ["order", "record"], mailTo: "stranger", reaches: "steal" },
  mailOthers: { needs: ["out"], known: ["order"], mailTo: "others", reaches: "spread" },
  tellStranger: { needs: [], known: ["order"], reaches: "mislead" },
};

interface Source {
  switches: { id: Switch }[];
  attacks: { id: Attack }[];
  steps: Record<string, string>;
}

const isAllowed = (
  { needs, known, mailTo }: Step,
  on: ReadonlySet<Switch>,
  read: readonly Known[],
): boolean =>
  needs.every((each) => on.has(each)) &&
  known.every((each) => read.includes(each)) &&
  (mailTo === undefined || mailTo === "customer" || !on.has("guard"));

/** Searches all runs, the shorter ones first; gives the steps of the first that reaches the attack. */
function findRun(attack: Attack, on: ReadonlySet<Switch>): string[] | undefined {
  const runs: { path: string[]; read: Known[] }[] = [{ path: [], read: [] }];
  for (const { path, read } of runs) {
    for (const [name, step] of Object.entries(steps)) {
      if (path.includes(name) || !isAllowed(step, on, read)) continue;
      if (step.reaches === attack) return [...path, name];
      runs.push({ path: [...path, name], read: step.learns === undefined ? read : [...read, step.learns] });
    }
  }
  return undefined;
}

const folder = import.meta.dirname;
const source: Source = parse(await readFile(join(folder, "trifecta-switches.yaml"), "utf8"));
const names = Object.keys(source.steps);
const count = 2 ** source.switches.length;
/** By the number whose bits are the switches, then by attack: the steps, by their place in the list; or null. */
const runs = Array.from({ length: count }, (_, bits) => {
  const on = new Set(source.switches.flatMap(({ id }, at) => (bits & (1 << at) ? [id] : [])));
  return source.attacks.map(({ id }) => findRun(id, on)?.map((step) => names.indexOf(step)) ?? null);
});
const recorded = { ...source, steps: Object.values(source.steps), runs };
await writeFile(join(folder, "trifecta-switches.json"), `${JSON.stringify(recorded, null, 2)}\n`);
for (const [bits, found] of runs.entries())
  console.log(bits.toString(2).padStart(4, "0"), JSON.stringify(found));
