import { ContentError } from "@assay/content";
import { StorageError } from "@assay/submissions";
import { readEnv } from "./env.ts";
import { followLauncher } from "./launcher.ts";
import { StartError, startProduct } from "./product.ts";
import { PortError } from "./serve.ts";
import { createTerminal } from "./terminal.ts";

const read = readEnv(process.argv.slice(2));
if (!read.ok) {
  console.error(read.problems.join("\n"));
  process.exit(2);
}

try {
  const terminal = createTerminal(process.stdout);
  const product = await startProduct(read.env, terminal);
  const end = async (): Promise<void> => {
    // Whatever does not end by itself ends with the process; what was in hand goes on at the next start.
    setTimeout(() => process.exit(0), 2500).unref();
    await product[Symbol.asyncDispose]();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end());
  followLauncher(() => void end());
} catch (error) {
  const expected = [ContentError, StorageError, PortError, StartError].some((kind) => error instanceof kind);
  console.error(error instanceof Error && expected ? error.message : error);
  process.exit(1);
}
