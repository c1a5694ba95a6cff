import { superviseExaminer } from "../src/index.ts";

/** Supervises an examiner and says each state, until it is killed. */
superviseExaminer({
  weights: { path: process.argv[2] ?? "", sha256: "" },
  port: 0,
  threads: 1,
  onState: (state) => process.stdout.write(`${JSON.stringify(state)}\n`),
});
