import { loadContent } from "@assay/content";
import { describe, expect, it } from "vitest";
import { findReferenceProblems } from "./references.ts";

const course = await loadContent("test/content");
const problemsOf = (text: string) =>
  findReferenceProblems(
    { course, figures: ["arrange-six"] },
    { id: "prompting-few-shot", file: "lesson.mdx", text },
  );

describe("findReferenceProblems", () => {
  it("accepts the exercises and figures that are there", () => {
    expect(problemsOf('<Exercise id="product-word" />\n<Figure name="arrange-six" />')).toEqual([]);
  });

  it("says the line and the names that would do", () => {
    expect(problemsOf('Text.\n\n<Exercise id="product-wrod" />')).toEqual([
      {
        file: "lesson.mdx",
        line: 3,
        field: "<Exercise id>",
        message: "found `product-wrod`; write one of: product-word, order-id",
      },
    ]);
  });

  it("refuses an element that does not exist, but not one that is only shown as code", () => {
    const text = '```mdx\n<Thing />\n```\n\nWrite `<Other />`.\n\n<Exercize id="product-word" />';
    expect(problemsOf(text)).toEqual([
      {
        file: "lesson.mdx",
        line: 7,
        field: "<Exercize>",
        message: "write one of Exercise, Figure, Goal, Note, Specimen, Turn",
      },
    ]);
  });

  it("says that an exercise is not named", () => {
    expect(problemsOf("<Exercise />")[0]?.message).toBe("is missing; write one of: product-word, order-id");
  });

  it("refuses a figure that nobody can draw", () => {
    expect(problemsOf('<Figure name="arrange-seven" />')[0]?.message).toBe(
      "found `arrange-seven`; write one of: arrange-six",
    );
  });
});
