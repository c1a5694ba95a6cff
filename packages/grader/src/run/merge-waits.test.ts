import type { Wait } from "@assay/model";
import { expect, test } from "vitest";
import { mergeWaits } from "./merge-waits.ts";

const limited = (until: number): Wait => ({ code: "rate-limited", until });

test("tells that a run waits while any of its calls does, until the latest time, and nothing twice", () => {
  const told: (Wait | undefined)[] = [];
  const listen = mergeWaits((wait) => told.push(wait));
  const [first, second] = [listen(), listen()];
  first(limited(10));
  second(limited(10));
  second(limited(30));
  first(undefined);
  second(undefined);
  second(undefined);
  expect(told).toEqual([limited(10), limited(30), undefined]);
});
