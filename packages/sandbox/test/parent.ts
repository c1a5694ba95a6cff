import { createSandbox } from "../src/index.ts";

/** Starts a sandbox that loops for ever, says its process id, and waits to be killed. */
const sandbox = createSandbox();
void sandbox.run({
  files: { "main.ts": "export const run = async () => { await ready(); for (;;); };" },
  entry: { file: "main.ts", call: "run" },
  input: [],
  host: {
    ready: async () => {
      process.stdout.write(`${sandbox.pid}\n`);
      return null;
    },
  },
  limits: { cpuMs: 600_000, wallMs: 600_000 },
});
