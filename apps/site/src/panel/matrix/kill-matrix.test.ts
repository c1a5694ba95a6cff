import type { VisibleCell } from "@assay/exercise/panel";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./kill-matrix.tsx";

const cell = (label: string, flagged: string[], names = ["it greets", "it ends"]): VisibleCell => ({
  case: label,
  label,
  state: "pass",
  samples: [
    {
      case: label,
      label,
      sample: 0,
      verdict: "pass",
      calls: [],
      checks: [],
      runs: [
        {
          as: "verdict",
          call: "assertions",
          input: {},
          outcome: { kind: "value", value: "accept" },
          console: "",
          assertions: names.map((name) => ({ name, holds: !flagged.includes(name) })),
          durationMs: 1,
        },
      ],
    },
  ],
});

describe("rowsOf", () => {
  it("has a row for each assertion, and says of each case whether it was caught or a false alarm", () => {
    const cells = [cell("good", ["it ends"]), cell("rude", ["it greets", "it ends"]), cell("cut", [])];
    expect(rowsOf(cells)).toEqual([
      { name: "it greets", flags: ["silent", "caught", "silent"] },
      { name: "it ends", flags: ["false alarm", "caught", "silent"] },
    ]);
  });

  it("keeps the place of a case that has not ended or was stopped", () => {
    const [pending, ended] = [cell("good", []), cell("rude", ["it greets"])];
    expect(rowsOf([{ ...pending, samples: [] }, ended])).toEqual([
      { name: "it greets", flags: ["silent", "caught"] },
      { name: "it ends", flags: ["silent", "silent"] },
    ]);
    expect(rowsOf([{ ...pending, samples: [] }])).toEqual([]);
  });
});
