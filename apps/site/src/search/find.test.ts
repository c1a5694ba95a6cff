import { describe, expect, it } from "vitest";
import { toHit } from "./find.ts";

const url = "/lessons/a-lesson";
const part = (title: string, score: number, hash = `#${title}`) => ({
  title,
  url: `${url}${hash}`,
  excerpt: `${title} <mark>word</mark>`,
  weighted_locations: [{ balanced_score: score }],
});
const page = (...parts: ReturnType<typeof part>[]) => ({
  url,
  excerpt: "the best of the page",
  meta: { title: "A lesson" },
  sub_results: parts,
});

describe("toHit", () => {
  it("keeps the three strongest places, in the order of the page", () => {
    const hit = toHit(page(part("a", 2), part("b", 1), part("c", 9), part("d", 3)));
    expect(hit.places.map((place) => place.url)).toEqual([`${url}#a`, `${url}#c`, `${url}#d`]);
    expect(hit.places[0]?.excerpt).toEqual([
      { text: "a ", isMarked: false },
      { text: "word", isMarked: true },
    ]);
  });

  it("quotes the head of a page beside its places only where the words stand there too", () => {
    expect(toHit(page(part("a", 1))).excerpt).toEqual([]);
    expect(toHit(page(part("head", 1, ""), part("a", 1))).excerpt[0]?.text).toBe("head ");
    expect(toHit(page(part("head", 1, ""))).excerpt[0]?.text).toBe("the best of the page");
  });

  it("takes a page that says no kind for a lesson", () => {
    expect(toHit(page()).kind).toBe("Lesson");
    expect(toHit({ ...page(), meta: { title: "gate", kind: "Term" } }).kind).toBe("Term");
  });
});
