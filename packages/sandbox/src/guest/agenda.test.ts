import fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda, maxTimers } from "./agenda.ts";

/** Takes what is next until nothing is, or something has to be waited for. */
function takeAll(agenda: Agenda<string>): string[] {
  const taken: string[] = [];
  for (let next = agenda.next(); ; next = agenda.next()) {
    if (next.type === "nothing" || next.type === "wait") return [...taken, next.type];
    taken.push(`${next.type === "timer" ? `timer ${next.id}` : next.answer} at ${agenda.now}`);
  }
}

test("rings timers by their time, and those of one time in the order in which they were set", () => {
  const agenda = new Agenda<string>();
  agenda.addTimer(1, 20);
  agenda.addTimer(2, 10);
  agenda.addTimer(3, 20);
  agenda.addTimer(4, 15);
  agenda.removeTimer(4);
  expect(takeAll(agenda)).toEqual(["timer 2 at 10", "timer 1 at 20", "timer 3 at 20", "nothing"]);
});

test("waits for the call that was made first, whichever is answered first", () => {
  const agenda = new Agenda<string>();
  agenda.addCall(0);
  agenda.addCall(1);
  agenda.addTimer(1, 5);
  agenda.answer(1, "second", 0);
  expect(takeAll(agenda)).toEqual(["wait"]);
  agenda.answer(0, "first", 0);
  expect(takeAll(agenda)).toEqual(["first at 0", "second at 0", "timer 1 at 5", "nothing"]);
});

test("puts a slow answer behind what happens before it", () => {
  const agenda = new Agenda<string>();
  agenda.addTimer(1, 5);
  agenda.addCall(0);
  agenda.answer(0, "slow", 30);
  expect(takeAll(agenda)).toEqual(["timer 1 at 5", "slow at 30", "nothing"]);
});

test("knows nothing of answers to calls that were never made", () => {
  const agenda = new Agenda<string>();
  agenda.answer(7, "what?", 0);
  expect(takeAll(agenda)).toEqual(["nothing"]);
});

test("is full at its limit", () => {
  const agenda = new Agenda<string>();
  for (let id = 0; id < maxTimers; id += 1) agenda.addTimer(id, 1);
  expect(agenda.isFull).toBe(true);
});

test("never goes back in time and never depends on when the host answers", () => {
  const calls = fc.array(fc.nat(50), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      calls,
      fc.array(fc.nat(50), { maxLength: 8 }),
      fc.infiniteStream(fc.nat()),
      (takes, timers, dice) => {
        const inOrder = (order: readonly number[]): string[] => {
          const agenda = new Agenda<string>();
          takes.forEach((_, call) => agenda.addCall(call));
          timers.forEach((ms, id) => agenda.addTimer(id, ms));
          const seen: string[] = [];
          for (const call of order) {
            seen.push(...takeAll(agenda).slice(0, -1));
            agenda.answer(call, `answer ${call}`, takes[call] ?? 0);
          }
          return [...seen, ...takeAll(agenda)];
        };
        const order = takes.map((_, call) => ({ call, die: dice.next().value ?? 0 }));
        const shuffled = order.toSorted((a, b) => a.die - b.die).map(({ call }) => call);
        const seen = inOrder(shuffled);
        expect(seen).toEqual(inOrder(order.map(({ call }) => call)));
        const times = seen.flatMap((line) => / at (\d+)$/.exec(line)?.[1] ?? []).map(Number);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      },
    ),
  );
});
