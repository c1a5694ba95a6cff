import { expect, it } from "vitest";
import { caughtOf } from "./mutant-cells.ts";

it("counts what is caught so far, and takes what has not ended for neither", () => {
  const cells = [
    { label: "good", state: "fail" },
    { label: "good", state: "pending" },
    { label: "fake link", state: "pass" },
    { label: "fake link", state: "pending" },
    { label: "truncated", state: "fail" },
    { label: "truncated", state: "ungraded" },
  ] as const;
  expect(caughtOf(cells)).toBe("1 of 4 caught, 1 false alarm, 1 ungraded");
  expect(caughtOf([])).toBe("0 of 0 caught, no false alarm");
});
