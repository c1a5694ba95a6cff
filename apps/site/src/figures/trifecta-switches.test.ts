import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type TrifectaSwitches, findTrifectaSwitchesProblems, runsOf } from "./trifecta-switches-data.ts";

const file = new URL(
  "../../../../content/lessons/prod-injection/figures/trifecta-switches.json",
  import.meta.url,
);
const data: TrifectaSwitches = JSON.parse(await readFile(file, "utf8"));
const possible = (...on: boolean[]) => runsOf(data, on).map((run) => run?.length);

describe("the runs of the agent", () => {
  it("let data out only where all three come together, and no guard stands", () => {
    expect(possible(true, true, true, false)).toEqual([3, 2, 2]);
    expect(possible(false, true, true, false)).toEqual([undefined, 2, 2]);
    expect(possible(true, false, true, false)).toEqual([undefined, undefined, undefined]);
    expect(possible(true, true, false, false)).toEqual([undefined, undefined, 2]);
  });

  it("leave a lie to the customer open behind the guard", () => {
    expect(possible(true, true, true, true)).toEqual([undefined, undefined, 2]);
  });

  it("never grow by a guard, nor shrink by a capability", () => {
    const settings = [...data.runs.keys()].map((bits) =>
      data.switches.map((_, at) => Math.floor(bits / 2 ** at) % 2 === 1),
    );
    const count = (on: boolean[]): number => runsOf(data, on).filter((run) => run !== undefined).length;
    const guard = data.switches.length - 1;
    const changes = settings.flatMap((on) =>
      on.map((_, at) => (count(on.with(at, true)) - count(on)) * (at === guard ? -1 : 1)),
    );
    expect(Math.min(...changes)).toBeGreaterThanOrEqual(0);
  });
});

describe("findTrifectaSwitchesProblems", () => {
  it("finds nothing wrong with what was computed", () => {
    expect(findTrifectaSwitchesProblems(data)).toEqual([]);
  });

  it.each([
    ["a setting without runs", { runs: data.runs.slice(1) }, "runs"],
    ["a step that is none", { runs: data.runs.with(2, [[9], null, null]) }, "runs"],
    [
      "a switch without words",
      { switches: data.switches.with(0, { name: "Private", does: " " }) },
      "switches.0",
    ],
    ["an attack without a name", { attacks: data.attacks.with(1, { name: "" }) }, "attacks"],
  ])("names %s", (_what, changes, field) => {
    expect(findTrifectaSwitchesProblems({ ...data, ...changes }).map((each) => each.field)).toEqual([field]);
  });

  it("survives anything", () => {
    for (const value of [null, 3, "text", [], {}, { runs: [1, null], question: { options: "x" } }])
      expect(findTrifectaSwitchesProblems(value).length).toBeGreaterThan(2);
  });
});
