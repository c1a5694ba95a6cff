import { expect, test } from "vitest";
import { openSandbox } from "../../test/sandbox.ts";
import { residentKilobytes } from "../../test/resident.ts";

const { sandbox, run } = openSandbox();

test("loses none of many runs at once, and keeps none of their memory", { timeout: 300_000 }, async () => {
  const crowd = (size: number) =>
    Promise.all(
      Array.from({ length: size }, async (_, index) => {
        const { outcome } = await run({
          code: "export const run = async (n: number): Promise<number> => (await ask(n)) + 1;",
          input: [index],
          host: { ask: async ([n]) => n },
        });
        return outcome;
      }),
    );
  await crowd(20);
  const before = residentKilobytes(sandbox.pid ?? 0);
  expect(await crowd(300)).toEqual(
    Array.from({ length: 300 }, (_, index) => ({ type: "value", value: index + 1 })),
  );
  expect((residentKilobytes(sandbox.pid ?? 0) - before) / 1024).toBeLessThan(50);
});

test("computes with one thread at a time where one is allowed", async () => {
  const loop = { code: "export const run = () => { for (;;); };", limits: { cpuMs: 200 } };
  const reports = await Promise.all([run(loop), run(loop), run(loop)]);
  expect(reports.map(({ outcome }) => outcome.type)).toEqual(["timeout", "timeout", "timeout"]);
  // None was starved by the others: what a run stands in line is not its own time.
  for (const { spent } of reports) expect(spent.cpuMs).toBeGreaterThanOrEqual(200);
});
