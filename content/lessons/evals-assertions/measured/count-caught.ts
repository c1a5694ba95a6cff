// Records count-caught.json: what each version of the checks in the worked example catches and rejects.
// Run: node content/lessons/evals-assertions/measured/count-caught.ts
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as checks from "./checks.ts";
import { type Planted, readMessages, score } from "./read-messages.ts";

const messages = await readMessages();
const versions: Record<string, checks.Check[]> = {
  "reject everything": [() => "Rejected."],
  ...Object.fromEntries(
    Object.entries(checks).map(([name, check]): [string, checks.Check[]] => [name, [check]]),
  ),
  "the careful ones together": [
    checks.givesHours,
    checks.namesDay,
    checks.agreesWithItself,
    checks.givesOurNumber,
    checks.offersNothing,
    checks.tellsNeighbourTheSame,
  ],
};
const of = (good: boolean): Planted[] => messages.filter((each) => each.good === good);
const recorded = {
  bad: of(false).length,
  good: of(true).length,
  versions: Object.fromEntries(Object.entries(versions).map(([name, some]) => [name, score(some, messages)])),
};
for (const [name, { caught, falseAlarms }] of Object.entries(recorded.versions)) {
  console.log(`${name}: ${caught.length} caught, ${falseAlarms.length} false alarms`);
}
await writeFile(
  join(import.meta.dirname, "count-caught.json"),
  `${JSON.stringify(recorded, undefined, 2)}\n`,
);
