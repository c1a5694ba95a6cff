import { readFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { Permits } from "../pool/permits.ts";
import { createPool } from "../pool/pool.ts";
import { createTypeChecker } from "../types/create-type-checker.ts";
import { followParent } from "./follow-parent.ts";
import { type FromChild, type Reply, type ToChild, toChild } from "./messages.ts";

followParent();
// Before there are threads: they inherit it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tell = (message: FromChild): void => void process.send?.(message);
const permits = new Permits(Number(process.argv[2]));
const wasm = await WebAssembly.compile(
  await readFile(fileURLToPath(import.meta.resolve("quickjs-wasi/quickjs.wasm"))),
);
const pool = createPool({ wasm, permits });
const checkTypes = createTypeChecker(permits);

interface UnderWay {
  stop: AbortController;
  take?: (reply: Reply) => void;
}
const underWay = new Map<number, UnderWay>();

async function run({ run, job }: ToChild & { type: "run" }): Promise<void> {
  const state: UnderWay = { stop: new AbortController() };
  underWay.set(run, state);
  const ended = await pool.run({
    job,
    onCall: (call) => tell({ type: "call", run, call }),
    onDrop: (drop) => tell({ type: "drop", run, drop }),
    onLog: (line) => tell({ type: "log", run, line }),
    onStart: (take) => {
      state.take = take;
    },
    signal: state.stop.signal,
  });
  underWay.delete(run);
  tell({ type: "end", run, ...ended });
}

async function check({ run, ...request }: ToChild & { type: "types" }): Promise<void> {
  const stop = new AbortController();
  underWay.set(run, { stop });
  const report = await checkTypes({ ...request, signal: stop.signal });
  underWay.delete(run);
  tell({ type: "types", run, report });
}

process.on("message", (received) => {
  const message = toChild.parse(received);
  if (message.type === "run") void run(message);
  else if (message.type === "types") void check(message);
  else if (message.type === "reply") underWay.get(message.run)?.take?.(message.reply);
  else underWay.get(message.run)?.stop.abort();
});
