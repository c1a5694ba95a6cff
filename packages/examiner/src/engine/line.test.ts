import { expect, test } from "vitest";
import { LineFullError, createLine } from "./line.ts";

const live = new AbortController().signal;

test("lets one in at a time, in the order of arrival", async () => {
  const line = createLine(9);
  const order: number[] = [];
  const visit = async (number: number): Promise<void> => {
    const turn = await line.enter(live);
    order.push(number);
    await Promise.resolve();
    order.push(-number);
    turn.leave();
  };
  await Promise.all([1, 2, 3].map(visit));
  expect(order).toEqual([1, -1, 2, -2, 3, -3]);
});

test("refuses at once when as many wait as may", async () => {
  const line = createLine(1);
  const first = await line.enter(live);
  const second = line.enter(live);
  await expect(line.enter(live)).rejects.toThrow(LineFullError);
  first.leave();
  (await second).leave();
  expect(line.waiting).toBe(0);
});

test("forgets whoever gives up waiting, and lets the next one in", async () => {
  const line = createLine(9);
  const first = await line.enter(live);
  const controller = new AbortController();
  const second = line.enter(controller.signal);
  const third = line.enter(live);
  controller.abort(new Error("gone"));
  await expect(second).rejects.toThrow("gone");
  expect(line.waiting).toBe(1);
  first.leave();
  await third;
});

test("does not lose the turn of one who gives up just as it comes", async () => {
  const line = createLine(9);
  const first = await line.enter(live);
  const controller = new AbortController();
  const second = line.enter(controller.signal);
  const third = line.enter(live);
  first.leave();
  controller.abort(new Error("gone"));
  (await second).leave();
  await expect(third).resolves.toBeDefined();
});

test("lets nobody in who gave up before", async () => {
  const line = createLine(9);
  await expect(line.enter(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
  await line.enter(live);
});
