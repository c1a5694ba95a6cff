import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createService } from "./create-service.ts";

test("keeps nothing of files that it was asked for and that are not there", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const check = createService();
  const heldAfter = (laps: number): number => {
    for (let lap = 0; lap < laps; lap += 1)
      check({ files: { "main.ts": `import "./${String(lap).padEnd(60_000, "x")}";` }, declarations: "" });
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const before = heldAfter(3);
  expect(heldAfter(40) - before).toBeLessThan(5);
});
