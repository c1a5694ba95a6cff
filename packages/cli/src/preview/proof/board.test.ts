import type { SeenSample } from "@assay/grader";
import { expect, test } from "vitest";
import type { ProofSample } from "../../check/prove.ts";
import { createBoard } from "./board.ts";

type Published = Parameters<typeof createBoard>[0];
const caseOf = (id: string, label = "plain") => ({ id, label, input: {}, expect: {} });
const key = { variants: [[caseOf("lamp"), caseOf("chair", "described")], [caseOf("lamp")]] };

const published = (count: number, atLeast: number): Published => ({
  exercise: { samples: { count, atLeast } },
  cases: [caseOf("cup")],
});
const seen = (verdict: "pass" | "fail", place: Partial<ProofSample> = {}): ProofSample => ({
  role: "naive",
  variant: 1,
  case: caseOf("lamp"),
  isHidden: true,
  sample: 0,
  result: { verdict, calls: [], runs: [], checks: [] } satisfies SeenSample["result"],
  ...place,
});

test("puts visible cases first, then each variant, by label", () => {
  const { groups } = createBoard(published(1, 1), key);
  expect(groups.map(({ variant, labels }) => [variant, labels.map(({ label }) => label)])).toEqual([
    [0, ["plain"]],
    [1, ["plain", "described"]],
    [2, ["plain"]],
  ]);
});

test("keeps a hidden case apart from the visible and the other variant's of one name", () => {
  const board = createBoard(published(1, 1), key);
  board.add(seen("pass"));
  expect([0, 1, 2].map((variant) => board.cellAt("naive", variant, "lamp").verdict)).toEqual([
    "pending",
    "pass",
    "pending",
  ]);
  board.add(seen("fail", { isHidden: false, variant: 2, case: caseOf("cup") }));
  expect(board.cellAt("naive", 0, "cup").verdict).toBe("fail");
});

test("decides a case of several samples when the last is there", () => {
  const board = createBoard(published(3, 2), key);
  board.add(seen("pass", { sample: 2 }));
  board.add(seen("fail", { sample: 0 }));
  expect(board.cellAt("naive", 1, "lamp").verdict).toBe("pending");
  board.add(seen("pass", { sample: 1 }));
  expect(board.cellAt("naive", 1, "lamp")).toMatchObject({ verdict: "pass", isOld: false });
});

test("shows what it knew before until it is graded again, and forgets cases that are gone", () => {
  const before = createBoard(published(1, 1), key);
  before.add(seen("pass"));
  before.add(seen("pass", { case: caseOf("chair", "described") }));
  const board = createBoard(published(1, 1), { variants: [[caseOf("lamp")]] }, before);
  expect(board.cellAt("naive", 1, "lamp")).toMatchObject({ verdict: "pass", isOld: true });
  expect(board.cellAt("naive", 1, "chair").verdict).toBe("pending");
  board.add(seen("fail"));
  expect(board.cellAt("naive", 1, "lamp")).toMatchObject({ verdict: "fail", isOld: false });
});
