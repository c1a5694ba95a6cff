/** Ends this program with the command line, however that ends; loaded before the program itself. */
import { isMainThread } from "node:worker_threads";

// Threads load this too, and have no parent to follow.
if (isMainThread) {
  const end = (): void => void process.kill(process.pid, "SIGKILL");
  process.on("disconnect", end);
  if (!process.connected) end();
}
