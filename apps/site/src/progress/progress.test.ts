import type { Attempt } from "@assay/exercise";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passedAttempt } from "../../test/course.ts";
import { mergeDecks, parseBackup, writeBackup } from "./backup.ts";
import { standingsOf } from "./summary.ts";

const passed = await passedAttempt("prompting-few-shot/product-word");
const attempt = (id: string, createdAt: string, hidden: number, exercise = passed.exercise): Attempt => ({
  ...passed,
  id,
  exercise,
  createdAt,
  grade: {
    ...passed.grade,
    outcome: hidden >= 20 ? "passed" : "failed",
    hidden: { ...passed.grade.hidden, passed: hidden },
  },
});
const listed = [{ id: passed.exercise, title: "Name the product", lesson: "Few-shot" }];
const now = new Date("2026-11-24T10:00:00Z");
const stored = {
  due: "2026-11-25T10:00:00.000Z",
  stability: 2,
  difficulty: 5,
  scheduled_days: 1,
  learning_steps: 0,
  reps: 1,
  lapses: 0,
  state: 2,
  last_review: "2026-11-24T10:00:00.000Z",
};

describe("standings", () => {
  it("give best, first pass and order of trying, exercise by exercise", () => {
    const attempts = [
      attempt("1", "2026-11-01T10:00:00.000Z", 13),
      attempt("2", "2026-11-02T10:00:00.000Z", 21),
      attempt("3", "2026-11-03T10:00:00.000Z", 22),
      attempt("4", "2026-11-04T10:00:00.000Z", 18),
      attempt("5", "2026-11-05T10:00:00.000Z", 2, "gone/exercise"),
    ];
    const [gone, product] = standingsOf(attempts, listed);
    expect(product).toMatchObject({ title: "Name the product", passedAt: "2026-11-02T10:00:00.000Z" });
    expect(product?.best.id).toBe("3");
    expect(product?.attempts.map(({ id }) => id)).toEqual(["4", "3", "2", "1"]);
    expect(gone).toMatchObject({ title: "gone/exercise", passedAt: undefined });
  });
});

describe("a file to take along", () => {
  const review = { met: { "few-shot": now.toISOString() }, cards: { "few-shot/a": stored } };

  it("is read as it was written", () => {
    const parsed = parseBackup(writeBackup([passed], review, now));
    expect(parsed).toEqual({
      ok: true,
      backup: { format: "assay-progress", v: 1, exportedAt: now.toISOString(), attempts: [passed], review },
    });
  });

  it.each([
    ["{", "it is no JSON"],
    ["[]", "it was not exported here"],
    ['{"format":"assay-progress","v":2}', "it is of version 2, and this page reads version 1"],
    [
      '{"format":"assay-progress","v":1,"attempts":[{"id":"x"}]}',
      "its attempt 1 lacks what an attempt must have",
    ],
  ])("is refused with its reason: %s", (text, reason) => {
    expect(parseBackup(text)).toEqual({
      ok: false,
      message: `That file cannot be read: ${reason}. Nothing was changed. Choose a file that “Export” wrote.`,
    });
  });

  it("breaks nothing, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (attempts, deck) => {
        const text = JSON.stringify({ format: "assay-progress", v: 1, attempts, review: deck });
        const parsed = parseBackup(text);
        expect(parsed.ok).toBe(attempts.length === 0);
      }),
    );
  });

  it("keeps the later answer of a card that both know, and the earlier meeting of a lesson", () => {
    const later = { ...stored, last_review: "2026-11-26T10:00:00.000Z", reps: 2 };
    const other = {
      met: { "few-shot": "2026-11-01T10:00:00.000Z", tokens: now.toISOString() },
      cards: { "few-shot/a": later, "tokens/b": stored },
    };
    const merged = { met: other.met, cards: other.cards };
    expect(mergeDecks(review, other)).toEqual(merged);
    expect(mergeDecks(other, review)).toEqual(merged);
  });
});
