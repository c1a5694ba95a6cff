import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type ArrangeSix, findArrangeSixProblems } from "./arrange-six-data.ts";
import { flipExample, moveExample, orderOf, parseArrangement } from "./arrangement.ts";
import { packArrangements, unpackArrangement } from "./packed-arrangements.ts";
import { wilson } from "./wilson.ts";

const file = "test/content/lessons/prompting-few-shot/figures/arrange-six.json";
const data: ArrangeSix = JSON.parse(await readFile(file, "utf8"));

describe("an arrangement", () => {
  it("moves an example and keeps the others in order", () => {
    expect(orderOf(moveExample(parseArrangement("PNNNNN"), 0, 3))).toBe("NNNPNN");
  });

  it("stays as it is beyond its ends", () => {
    const examples = parseArrangement("PNNPPN");
    expect(moveExample(examples, 0, -1)).toEqual(examples);
    expect(moveExample(examples, 5, 6)).toEqual(examples);
  });

  it("flips one label", () => {
    expect(orderOf(flipExample(parseArrangement("PNNPPN"), 1))).toBe("PPNPPN");
  });
});

describe("packed arrangements", () => {
  it("gives back what was recorded, for every arrangement", () => {
    const packed = packArrangements(data);
    const unpacked = Object.keys(data.arrangements).map((order) => [order, unpackArrangement(packed, order)]);
    expect(Object.fromEntries(unpacked)).toEqual(data.arrangements);
  });
});

describe("wilson", () => {
  // The numbers of the design documents, worked by hand from the formula.
  it.each([
    [5, 5, 57, 100],
    [10, 10, 72, 100],
    [20, 24, 64, 93],
    [0, 0, 0, 100],
  ])("puts %i of %i between %i and %i in 100", (passed, total, low, high) => {
    const interval = wilson(passed, total);
    expect([Math.round(100 * interval.low), Math.round(100 * interval.high)]).toEqual([low, high]);
  });
});

describe("findArrangeSixProblems", () => {
  it("finds nothing wrong with recorded data", () => {
    expect(findArrangeSixProblems(data)).toEqual([]);
  });

  it("names the arrangement that was not recorded", () => {
    const { PNNPPN: _, ...arrangements } = data.arrangements;
    expect(findArrangeSixProblems({ ...data, arrangements })).toEqual([
      { field: "arrangements.PNNPPN", message: expect.stringContaining("as [k, n]") },
    ]);
  });

  it("refuses an arrangement that was measured on other cases", () => {
    const other = { passed: 6, total: 12, recall: { positive: [3, 6], negative: [3, 6] } };
    const arrangements = { ...data.arrangements, NNNNNN: other };
    expect(findArrangeSixProblems({ ...data, arrangements }).map(({ field }) => field)).toEqual([
      "arrangements.NNNNNN",
    ]);
  });

  it("survives anything", () => {
    for (const value of [null, 3, "text", [], {}, { arrangements: [1], question: { options: "x" } }]) {
      expect(findArrangeSixProblems(value).length).toBeGreaterThan(64);
    }
  });
});
