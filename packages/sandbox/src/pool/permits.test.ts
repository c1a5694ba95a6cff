import { expect, test } from "vitest";
import { Permits } from "./permits.ts";

test("lends so many permits, and the next in the order of asking", async () => {
  const permits = new Permits(2);
  const taken: string[] = [];
  const take = async (name: string) => {
    const giveBack = await permits.take();
    taken.push(name);
    return giveBack;
  };
  const [a, , c, d] = [take("a"), take("b"), take("c"), take("d")];
  const giveBackA = await a;
  expect(taken).toEqual(["a", "b"]);
  giveBackA();
  giveBackA();
  const giveBackC = await c;
  expect(taken).toEqual(["a", "b", "c"]);
  giveBackC();
  await d;
  expect(taken).toEqual(["a", "b", "c", "d"]);
});
