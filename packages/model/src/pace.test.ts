import fc from "fast-check";
import { expect, test } from "vitest";
import { type Pace, learnFault, learnRateLimit, learnReply, startPace } from "./pace.ts";

const start = startPace({ start: 20, most: 100 });
const limited = (pace: Pace, changes: Partial<Parameters<typeof learnRateLimit>[1]> = {}) =>
  learnRateLimit(pace, { now: 0, startedIn: pace.episode, retryAfterMs: undefined, ...changes });
const replies = (pace: Pace, count: number, now = 1e9) =>
  Array.from({ length: count }).reduce<Pace>((sum) => learnReply(sum, { now, isFull: true }), pace);

test("takes a fifth off for each episode, however many calls of it are refused", () => {
  const once = limited(start);
  expect(once.allowed).toBe(16);
  expect(limited(once, { startedIn: 0 }).allowed).toBe(16);
  expect(limited(once).allowed).toBeCloseTo(12.8);
});

test("grows by one call for a full round of replies, only where all were in use", () => {
  expect(replies(start, 21).allowed).toBeCloseTo(21, 1);
  expect(learnReply(start, { now: 0, isFull: false }).allowed).toBe(20);
});

test("does not grow for a while after a fault that is no rate limit, and loses nothing by it", () => {
  const shaken = learnFault(start, { now: 0 });
  expect(replies(shaken, 50, 9999).allowed).toBe(20);
  expect(replies(shaken, 50, 10_000).allowed).toBeGreaterThan(20);
});

test("pauses for as long as it is told, by the latest of all who were told", () => {
  const once = limited(start, { retryAfterMs: 3000 });
  expect(once.pausedUntil).toBe(3000);
  expect(limited(once, { startedIn: 0, now: 100, retryAfterMs: 5000 }).pausedUntil).toBe(5100);
  expect(limited(once, { startedIn: 0, now: 100, retryAfterMs: 10 }).pausedUntil).toBe(3000);
  expect(limited(start, { retryAfterMs: 1e12 }).pausedUntil).toBe(3_600_000);
});

test("pauses twice as long each time where nobody says how long, up to a minute, until a reply comes", () => {
  const pauses: number[] = [];
  let pace = start;
  for (let count = 0; count < 8; count += 1) {
    const now = pace.pausedUntil;
    pace = limited(pace, { now });
    pauses.push(pace.pausedUntil - now);
  }
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  const now = pace.pausedUntil;
  expect(limited(replies(pace, 1, now), { now }).pausedUntil - now).toBe(1000);
});

test("pauses for a fault that says how long, and takes it for no rate limit", () => {
  const away = learnFault(start, { now: 0, retryAfterMs: 3000 });
  expect(away).toMatchObject({ allowed: 20, pausedUntil: 3000, isLimited: false });
  expect(limited(away, { now: 100, retryAfterMs: 5000 }).isLimited).toBe(true);
  expect(learnFault(limited(start), { now: 100, retryAfterMs: 10 }).isLimited).toBe(true);
  expect(learnFault(limited(start), { now: 2000, retryAfterMs: 10 }).isLimited).toBe(false);
});

test("always allows at least one call and never more than the most, whatever comes", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom("reply", "echo", "limit", "fault"), fc.nat(20_000)), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 120 }), (taken, first) => {
      let pace = startPace({ start: first, most: 100 });
      let now = 0;
      for (const [what, ms] of taken) {
        now += ms;
        const before = pace.allowed;
        if (what === "reply") pace = learnReply(pace, { now, isFull: true });
        else if (what === "fault") pace = learnFault(pace, { now, retryAfterMs: ms });
        else pace = limited(pace, { now, startedIn: what === "echo" ? -1 : pace.episode, retryAfterMs: ms });
        expect(pace.allowed).toBeGreaterThanOrEqual(1);
        expect(pace.allowed).toBeLessThanOrEqual(100);
        const stays = what === "echo" || what === "fault";
        expect(!stays || pace.allowed === before).toBe(true);
      }
    }),
  );
});
