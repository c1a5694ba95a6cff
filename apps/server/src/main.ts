import { readEnv } from "./env.ts";
import { giveHeadStart } from "./head-start.ts";
import { followLauncher } from "./launcher.ts";
import { createTerminal } from "./terminal.ts";

const read = readEnv(process.argv.slice(2));
if (!read.ok) {
  console.error(read.problems.join("\n"));
  process.exit(2);
}
const terminal = createTerminal(process.stdout);
const headStart = giveHeadStart(read.env, terminal);
// The examiner starts in the meantime: loading the rest takes a second or two.
const { explainStart, startProduct } = await import("./product.ts");
try {
  const product = await startProduct(read.env, terminal, headStart);
  const end = async (): Promise<void> => {
    // Whatever does not end by itself ends with the process; what was in hand goes on at the next start.
    setTimeout(() => process.exit(0), 2500).unref();
    await product[Symbol.asyncDispose]();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());
  followLauncher(() => void end());
} catch (error) {
  console.error(explainStart(error));
  process.exit(1);
}
