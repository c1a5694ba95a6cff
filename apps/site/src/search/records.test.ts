import { loadContent } from "@assay/content";
import { describe, expect, it } from "vitest";
import { listRecords } from "./records.ts";

const course = await loadContent("test/content");
const records = listRecords(course);
const at = (url: string) => records.find((each) => each.url === url);

describe("listRecords", () => {
  it("lists every exercise with its task and how it is judged", () => {
    const found = at("/exercises/prompting-few-shot/product-word");
    expect(found?.meta).toEqual({ kind: "Exercise", title: "Name the product" });
    const exercise = course.exercises.get("prompting-few-shot/product-word")?.exercise;
    expect(found?.content).toBe(`${exercise?.task} ${exercise?.judged}`);
  });

  it("leads to the place of a term, a change and a fact on their pages", () => {
    expect(at("/glossary#gate")?.content).toMatch(/^A gate is the public rule .*\. 20 of 24\.$/);
    expect(at("/changes#no-prefill")?.meta).toEqual({ kind: "Change", title: "No more prefill" });
    expect(at("/changes#fact-prefill")?.content).toMatch(/with an error\. Source: Anthropic\.$/);
  });

  it("has each address once", () => {
    expect(new Set(records.map(({ url }) => url)).size).toBe(records.length);
  });
});
