import { expect, test } from "vitest";
import { createTally } from "./tally.ts";

/** A tally with a clock that the test moves. */
function timed() {
  let now = 0;
  const tally = createTally(() => now);
  return { ...tally, pass: (ms: number) => (now += ms) };
}

test("tells how fast the last requests were", () => {
  const { start, read, pass } = timed();
  const work = start();
  pass(500);
  work.evaluated(120, 20);
  pass(250);
  for (let token = 0; token < 10; token += 1) work.generated();
  expect(work.complete()).toEqual({ promptTokens: 120, cachedTokens: 20, generatedTokens: 10 });
  work.end();
  expect(read()).toEqual({
    running: 0,
    completed: 1,
    abandoned: 0,
    promptTokens: 120,
    cachedTokens: 20,
    generatedTokens: 10,
    promptTokensPerSecond: 200,
    generatedTokensPerSecond: 40,
    secondsPerRequest: 0.75,
  });
});

test("counts tokens as they are made, also of what is given up", () => {
  const { start, read } = timed();
  const work = start();
  work.evaluated(8, 0);
  work.generated();
  expect(read()).toMatchObject({ running: 1, generatedTokens: 1 });
  work.end();
  expect(read()).toMatchObject({ running: 0, completed: 0, abandoned: 1 });
  expect(read()).not.toHaveProperty("secondsPerRequest");
});

test("forgets requests of long ago", () => {
  const { start, read, pass } = timed();
  const request = (ms: number): void => {
    const work = start();
    pass(ms);
    work.evaluated(1, 0);
    work.complete();
    work.end();
  };
  request(60_000);
  for (let index = 0; index < 64; index += 1) request(1000);
  expect(read().secondsPerRequest).toBe(1);
});
