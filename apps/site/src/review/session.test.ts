import fc from "fast-check";
import { Rating } from "ts-fsrs";
import { describe, expect, it } from "vitest";
import { type Deck, parseDeck } from "./deck.ts";
import { type CourseCard, dueAfter, queueOf, rate, ratings } from "./schedule.ts";
import { answer, beginSession, show, undo } from "./session.ts";
import { cardWords, nextWords, until } from "./words.ts";

const now = new Date("2026-11-24T10:00:00Z");
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const card = (id: string, lesson = "few-shot"): CourseCard => ({
  id: `${lesson}/${id}`,
  lesson,
  title: "Few-shot",
  ask: "Which number do you ask for?",
  answer: "The recall of each class.",
});
const cards = [card("a"), card("b"), card("c", "tokens")];
const met: Deck = { met: { "few-shot": "2026-11-23T10:00:00.000Z" }, cards: {} };

describe("the queue", () => {
  it("holds the cards of met lessons only, and rests them for a night", () => {
    expect(queueOf(cards, { met: {}, cards: {} })).toEqual([]);
    const queue = queueOf(cards, met);
    expect(queue.map((each) => each.card.id)).toEqual(["few-shot/a", "few-shot/b"]);
    expect(queue[0]?.due).toEqual(new Date("2026-11-24T06:00:00Z"));
    const fresh = { met: { "few-shot": now.toISOString() }, cards: {} };
    expect(beginSession(cards, fresh, now).asked).toEqual([]);
  });

  it("asks what has waited longest first", () => {
    const good = rate(undefined, Rating.Good, now);
    const deck = { ...met, cards: { "few-shot/a": { ...good, due: later(-1).toISOString() } } };
    expect(beginSession(cards, deck, now).asked.map(({ id }) => id)).toEqual(["few-shot/b", "few-shot/a"]);
  });
});

describe("a rating", () => {
  it("brings a card back when its button said", () => {
    let stored = rate(undefined, Rating.Good, now);
    for (const { rating } of ratings) {
      const at = new Date(stored.due);
      const promised = dueAfter(stored, at)[rating];
      stored = rate(stored, rating, at);
      expect(new Date(stored.due)).toEqual(promised);
    }
  });

  it("lets a better answer rest at least as long, and the same answers always the same", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ratings), { maxLength: 12 }), (given) => {
        const play = () => {
          let stored = rate(undefined, Rating.Good, now);
          for (const { rating } of given) stored = rate(stored, rating, new Date(stored.due));
          return stored;
        };
        const stored = play();
        expect(play()).toEqual(stored);
        const due = dueAfter(stored, new Date(stored.due));
        const times = ratings.map(({ rating }) => due[rating].getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("a sitting", () => {
  it("rates nothing before the answer was seen", () => {
    const session = beginSession(cards, met, now);
    expect(answer(session, Rating.Easy, now)).toBe(session);
  });

  it("asks each due card once, and takes answers back to where it began", () => {
    const begun = beginSession(cards, met, now);
    const first = answer(show(begun), Rating.Again, now);
    const second = answer(show(first), Rating.Good, now);
    expect(second.asked).toEqual([]);
    expect(Object.keys(second.deck.cards)).toEqual(["few-shot/a", "few-shot/b"]);
    const back = undo(undo(second));
    expect(back).toEqual({ ...begun, isShown: true });
    expect(undo(back)).toBe(back);
  });
});

describe("a stored deck", () => {
  it("survives being written, and loses only what is malformed", () => {
    const good = rate(undefined, Rating.Good, now);
    const deck = { ...met, cards: { "few-shot/a": good } };
    expect(parseDeck(JSON.parse(JSON.stringify(deck)))).toEqual(deck);
    const broken = { met: { x: "soon" }, cards: { a: good, b: { ...good, stability: null }, c: 5 } };
    expect(parseDeck(broken)).toEqual({ met: {}, cards: { a: good } });
  });

  it("is empty whatever else stands in its place", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Object.keys(parseDeck(value).cards)).toEqual([]);
      }),
    );
  });
});

it("writes spans as a person says them", () => {
  const spans = [later(0), later(0.2), later(3), later(30), later(24 * 8)].map((due) => until(due, now));
  expect(spans).toEqual(["1 min", "12 min", "3 h", "1 day", "8 days"]);
  expect([nextWords(later(3), now), nextWords(later(24 * 10), now)]).toEqual([
    "in 3 h",
    "on 4 December 2026",
  ]);
  expect([cardWords(1), cardWords(12)]).toEqual(["One card", "12 cards"]);
});
