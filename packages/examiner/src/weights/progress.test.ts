import { expect, test } from "vitest";
import { type PullProgress, createMeter } from "./progress.ts";

/** Feeds a meter with `[milliseconds, bytes]` of 1,000 bytes. */
function measure(steps: [number, number][]): PullProgress[] {
  const events: PullProgress[] = [];
  let now = 0;
  const at = createMeter(
    "hub",
    (progress) => events.push(progress),
    () => now,
  );
  for (const [ms, bytes] of steps) {
    now = ms;
    at(bytes, 1000);
  }
  return events;
}

test("tells the speed and the time left", () => {
  expect(
    measure([
      [0, 100],
      [1000, 300],
    ]).at(-1),
  ).toEqual({
    source: "hub",
    bytesDone: 300,
    bytesTotal: 1000,
    bytesPerSecond: 200,
    secondsLeft: 3.5,
  });
});

test("does not count what was there before", () => {
  expect(measure([[0, 500]])).toEqual([
    { source: "hub", bytesDone: 500, bytesTotal: 1000, bytesPerSecond: 0 },
  ]);
});

test("does not count the wait for the first byte", () => {
  expect(
    measure([
      [0, 0],
      [60_000, 100],
      [61_000, 200],
    ]).at(-1),
  ).toMatchObject({ bytesPerSecond: 100 });
});

test("looks at the last five seconds only", () => {
  expect(
    measure([
      [0, 10],
      [10_000, 20],
      [11_000, 520],
    ]).at(-1),
  ).toMatchObject({ bytesPerSecond: 500 });
});

test("reports ten times a second, and always the end", () => {
  expect(
    measure([
      [0, 1],
      [50, 2],
      [120, 3],
      [130, 1000],
    ]).map((event) => event.bytesDone),
  ).toEqual([1, 3, 1000]);
});

test("measures afresh when a download starts over", () => {
  expect(
    measure([
      [0, 800],
      [1000, 900],
      [2000, 0],
    ]).at(-1),
  ).toMatchObject({ bytesDone: 0, bytesPerSecond: 0 });
});
