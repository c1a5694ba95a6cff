import { glob, readFile } from "node:fs/promises";

export interface Results {
  passed: number;
  failed: number;
  skipped: number;
}

/** Lists the files in which the test runs of packages leave their counts. */
export const resultFiles = (): Promise<string[]> =>
  Array.fromAsync(glob("{apps,packages}/*/.results/tests.json"));

/** Adds up what the test runs of all packages left. */
export async function collectResults(): Promise<Results> {
  const files = await resultFiles();
  const runs = await Promise.all(files.map(async (file) => JSON.parse(await readFile(file, "utf8"))));
  const sum = (field: string): number => runs.reduce((total, run) => total + Number(run[field] ?? 0), 0);
  return {
    passed: sum("numPassedTests"),
    // A suite that could not even start has failed without a failing test.
    failed:
      sum("numFailedTests") + runs.filter((run) => run.success === false && run.numFailedTests === 0).length,
    skipped: sum("numPendingTests"),
  };
}
