import { beforeAll, expect, test } from "vitest";
import { abuses } from "../test/abuses.ts";
import { fetchAbuses } from "../test/fetch-abuses.ts";
import { residentKilobytes } from "../test/resident.ts";
import { openSandbox } from "../test/sandbox.ts";
import { describeOutcome } from "./index.ts";

const { sandbox, run } = openSandbox();

const good = {
  code: "export const run = async (n: number): Promise<number> => Promise.all([n, await echo(1)]).then(([a, b]) => a + b);",
  input: [41],
  host: { echo: async ([first]: unknown[]) => Number(first) },
};
const laps = 20;
const megabytes = (): number => residentKilobytes(sandbox.pid ?? 0) / 1024;
let before = 0;
const hasGrown = (): boolean => megabytes() - before >= 50;

beforeAll(async () => {
  for (let lap = 0; lap < laps; lap += 1) await run(good);
  before = megabytes();
});

test.each([...abuses, ...fetchAbuses])("outlives $name", async ({ tried, ends }) => {
  const { pid } = sandbox;
  // A loop need not be watched for long; to fill the memory may take a busy computer some time.
  const limits = { cpuMs: "clock" in ends ? 300 : 10_000 };
  const { outcome } = await run(typeof tried === "string" ? { code: tried, limits } : { limits, ...tried });
  expect(outcome).toMatchObject(ends);
  expect(describeOutcome(outcome)).toMatch(/^\S.*\.$/s);
  expect((await run(good)).outcome).toEqual({ type: "value", value: 42 });
  expect(sandbox.pid).toBe(pid);
  // What is left over is collected by and by, as more is run.
  for (let lap = 0; lap < laps && hasGrown(); lap += 1) await run(good);
  expect(hasGrown()).toBe(false);
});
