import { loadContent } from "@assay/content";
import { expect, test } from "vitest";
import { type ReplayLimit, explainRefusal, limitReplay, mayReplay } from "./limit-replays.ts";
import { sampleContent } from "./test-app.ts";

const content = await loadContent(sampleContent);
const published = content.exercises.get("sample-lesson/name-product")!;
const now = new Date("2026-11-26T15:00:00Z");
const nothing = { day: 0, learner: 0, lastHour: 0 };
const capped: ReplayLimit = { spendPerLearner: 0.05, spendPerDay: 1, mostCost: 10_000, now };

test("reckons with the most that a replay can cost, and with nothing where no price is known", () => {
  const offer = { model: "larger-model", worstCost: () => 0.01 };
  const replay = { ...published, artifact: { prompt: "x" } };
  expect(limitReplay(offer, replay, now)).toMatchObject({ mostCost: 10_000 });
  expect(limitReplay({ ...offer, worstCost: () => undefined }, replay, now)).toMatchObject({ mostCost: 0 });
});

test("lets a replay go that fits into what is left, to the millionth", () => {
  expect(mayReplay({ ...nothing, learner: 40_000, day: 990_000 }, capped)).toBe(true);
  expect(mayReplay({ ...nothing, learner: 40_001 }, capped)).toBe(false);
  expect(mayReplay({ ...nothing, day: 990_001 }, capped)).toBe(false);
});

test("says what is used up of which cap, and when the day begins anew", () => {
  expect(explainRefusal({ ...nothing, learner: 49_000 }, capped)).toEqual({
    code: "spend-limit",
    detail:
      "Of the $0.05 that a learner may spend on replays in a day, about $0.05 are used, and this one can take up to $0.01. The day begins anew at 00:00 UTC, in 9 h.",
    seconds: 9 * 3600,
  });
  expect(explainRefusal({ ...nothing, day: 995_000 }, capped).detail).toMatch(
    /^Of the \$1\.00 that all learners together may spend on replays in a day, about \$0\.99 are used/,
  );
});

test("bounds replays an hour without any price, and says when the next can go", () => {
  const free: ReplayLimit = { mostCost: 0, now };
  expect(mayReplay({ ...nothing, lastHour: 19 }, free)).toBe(true);
  const use = { ...nothing, lastHour: 20, hourFreesAt: "2026-11-26T15:12:00Z" };
  expect(mayReplay(use, free)).toBe(false);
  expect(explainRefusal(use, free)).toEqual({
    code: "too-many-requests",
    detail: "20 replays an hour are the limit. The next can go in 12 min.",
    seconds: 720,
  });
});

test("writes an amount below a cent by its first digit", () => {
  const small: ReplayLimit = { spendPerDay: 0.004, mostCost: 3000, now };
  expect(explainRefusal({ ...nothing, day: 2000 }, small).detail).toContain(
    "Of the $0.004 that all learners together may spend on replays in a day, about $0.002 are used, and this one can take up to $0.003.",
  );
});
