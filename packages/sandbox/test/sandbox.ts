import { afterAll } from "vitest";
import { type RunReport, type RunRequest, type Sandbox, createSandbox } from "../src/index.ts";

/** What a test says of a run: `run` of `main.ts` is called, with nothing. */
export type Tried = Partial<RunRequest> & { code?: string };

/** One sandbox for all tests of a file, and the short way to run something in it. */
export function openSandbox(): { sandbox: Sandbox; run: (tried: Tried | string) => Promise<RunReport> } {
  const sandbox = createSandbox({ threads: 1 });
  afterAll(() => sandbox.close());
  return {
    sandbox,
    run: (tried) => {
      const { code = "", ...request } = typeof tried === "string" ? { code: tried } : tried;
      return sandbox.run({
        files: { "main.ts": code },
        entry: { file: "main.ts", call: "run" },
        input: [],
        ...request,
      });
    },
  };
}
