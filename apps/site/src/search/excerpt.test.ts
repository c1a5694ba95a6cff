import { expect, it } from "vitest";
import { readExcerpt } from "./excerpt.ts";

it("tells found words from the rest, and leaves no mark-up in the text", () => {
  expect(readExcerpt("<mark>Models</mark> & their &lt;mark&gt; <mark>model</mark>")).toEqual([
    { text: "Models", isMarked: true },
    { text: " & their <mark> ", isMarked: false },
    { text: "model", isMarked: true },
  ]);
});
