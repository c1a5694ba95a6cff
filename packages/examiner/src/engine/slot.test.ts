import { expect, test } from "vitest";
import { blockSize, chooseSlot, countHeld } from "./slot.ts";

const tokens = (length: number, first = 0): number[] =>
  Array.from({ length }, (_, index) => (index === 0 ? first : index));
const slot = (held: number[], lastUsed = 0) => ({ held, lastUsed });

test("counts whole blocks only", () => {
  const held = slot(tokens(3 * blockSize));
  expect(countHeld(held, tokens(3 * blockSize - 1))).toBe(2 * blockSize);
  expect(countHeld(held, tokens(3 * blockSize))).toBe(3 * blockSize);
  expect(countHeld(held, tokens(9 * blockSize))).toBe(3 * blockSize);
  expect(countHeld(held, tokens(blockSize - 1))).toBe(0);
  expect(countHeld(held, tokens(blockSize, 7))).toBe(0);
});

test("takes the slot that holds most of the prompt", () => {
  const [short, long] = [slot(tokens(2 * blockSize), 2), slot(tokens(3 * blockSize), 1)];
  expect(chooseSlot([short, long], tokens(4 * blockSize))).toBe(long);
  expect(chooseSlot([long, short], tokens(4 * blockSize))).toBe(long);
});

test("takes the slot that was not used for longest when none holds half of the prompt", () => {
  const [first, second, third] = [slot([], 3), slot(tokens(blockSize, 7), 1), slot(tokens(blockSize), 2)];
  expect(chooseSlot([first, second, third], tokens(2 * blockSize + 1))).toBe(second);
});

test("keeps four learners apart who began with the same text", () => {
  const slots = [slot([]), slot([]), slot([]), slot([])] as const;
  const ask = (learner: number): number => {
    const prompt = [...tokens(blockSize), ...tokens(3 * blockSize, learner)];
    const chosen = chooseSlot(slots, prompt);
    const held = countHeld(chosen, prompt);
    Object.assign(chosen, { held: prompt, lastUsed: (clock += 1) });
    return held;
  };
  let clock = 0;
  expect([1, 2, 3, 4].map(ask)).toEqual([0, 0, 0, 0]);
  expect([4, 2, 1, 3].map(ask)).toEqual([128, 128, 128, 128]);
});
