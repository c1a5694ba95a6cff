import { fileURLToPath } from "node:url";
import { exerciseFolder, loadContent, loadTestSuites } from "@assay/content";
import type { HostCall, Json, TestRun } from "@assay/exercise";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("../../../../content", import.meta.url));
const { exercises } = await loadContent(folder);

const many = (count: number, value: Json): Json[] => Array.from({ length: count }, () => value);

const wide = (fields: number): Record<string, Json> =>
  Object.fromEntries(Array.from({ length: fields }, (_, field) => [`f${field}`, 0]));

/** As much as code may return, 256,000 characters. */
const outputs: Json[] = [
  many(85_000, {}),
  Array.from({ length: 36_000 }, (_, id) => id),
  [{ ...wide(13_000), inner: many(40_000, {}) }],
];
/** As much as it may say to what it was given. */
const requests: Json[][] = [
  [many(16_000, 1), Array.from({ length: 6_000 }, (_, id) => id)],
  [{ messages: many(20_000, {}) }],
  ["confirm", { tool: "confirm", arguments: wide(5_000) }],
];
const calls = ["llm", "callTool", "similarities"].flatMap((name) =>
  requests.map((parameters): HostCall[] => {
    const call = { name, parameters, at: 0, took: 0, reply: true };
    return [call, call, call, call];
  }),
);
const runs: Pick<TestRun, "output" | "calls">[] = [
  ...outputs.map((output) => ({ output, calls: [] })),
  ...calls.map((each) => ({ output: null, calls: each })),
];

// Tests hold up whoever is served by the same process; the limit is that of a busy computer.
const limitMs = 5_000;

test.each([...exercises.values()].filter(({ tests }) => tests !== undefined))(
  "judges as much as code can bring in $exercise.id without delay",
  { timeout: 300_000 },
  async ({ exercise, cases: [first] }) => {
    const visible = exerciseFolder(folder, exercise.id);
    const read = await loadTestSuites(folder, { visible, hidden: visible });
    const suites = read.ok ? [...read.value.visible] : [];
    const slow = suites.flatMap(([file, tests]) =>
      Object.entries(tests).flatMap(([name, judge]) => {
        const check = exercise.checks.find((each) => each.check === "tests" && each.file === file);
        const as = check !== undefined && "of" in check ? check.of : "";
        const since = performance.now();
        for (const run of runs)
          judge({ ...run, input: first?.input ?? {}, expect: first?.expect[as], clockMs: 0 });
        return performance.now() - since > limitMs ? [`${file}: ${name}`] : [];
      }),
    );
    expect(suites).not.toEqual([]);
    expect(slow).toEqual([]);
  },
);
