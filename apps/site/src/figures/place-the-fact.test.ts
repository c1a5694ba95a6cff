import { describe, expect, it } from "vitest";
import { packWindows, unpackWindow } from "./packed-windows.ts";
import { type PlaceTheFact, findPlaceTheFactProblems } from "./place-the-fact-data.ts";
import { moveNote, parseWindow, placements, toggleOld, windowOf } from "./placement.ts";

const windows = ["alone", ...placements.map(windowOf)].map((name, index) => [name, [index % 9, index % 4]]);
const data: PlaceTheFact = {
  caption: "Where a note stands",
  start: "3-5",
  question: {
    ask: "Where?",
    options: [
      { text: "First", right: true, why: "So it was recorded." },
      { text: "Last", right: false, why: "It was not." },
    ],
  },
  places: 5,
  questions: 12,
  windows: Object.fromEntries(windows),
};

describe("a placement", () => {
  it("is read as it is written, for every one", () => {
    expect(placements).toHaveLength(25);
    for (const each of placements) expect(parseWindow(windowOf(each))).toEqual(each);
  });

  it("lets the two notes change places", () => {
    expect(windowOf(moveNote(parseWindow("3-4"), "today", 3))).toBe("4-3");
    expect(windowOf(moveNote(parseWindow("3-4"), "old", 2))).toBe("4-3");
  });

  it("stays as it is beyond its ends, and where the note is not there", () => {
    for (const [window, note, to] of [
      ["1-5", "today", -1],
      ["1-5", "old", 5],
      ["5", "old", 2],
    ] as const)
      expect(windowOf(moveNote(parseWindow(window), note, to))).toBe(window);
  });

  it("takes last year's note in beside today's, and out again", () => {
    expect(windowOf(toggleOld(parseWindow("3")))).toBe("3-4");
    expect(windowOf(toggleOld(parseWindow("5")))).toBe("5-4");
    expect(windowOf(toggleOld(parseWindow("5-4")))).toBe("5");
  });
});

describe("packed windows", () => {
  it("give back what was recorded, for every placement and for the note alone", () => {
    const packed = packWindows(data);
    const unpacked = placements.map((each) => [windowOf(each), unpackWindow(packed, each)]);
    expect({ alone: packed.alone, ...Object.fromEntries(unpacked) }).toEqual(data.windows);
  });
});

describe("findPlaceTheFactProblems", () => {
  it("finds nothing wrong with whole data", () => {
    expect(findPlaceTheFactProblems(data)).toEqual([]);
  });

  it("names the window that was not recorded, or cannot be", () => {
    const { "3-5": _, ...others } = data.windows;
    const wrong = { ...data, windows: { ...others, alone: [data.questions, 1] } };
    expect(findPlaceTheFactProblems(wrong).map(({ field }) => field)).toEqual([
      "windows.alone",
      "windows.3-5",
    ]);
  });

  it("survives anything", () => {
    for (const value of [null, 3, "text", [], {}, { windows: [1], question: { options: "x" } }])
      expect(findPlaceTheFactProblems(value).length).toBeGreaterThan(25);
  });
});
