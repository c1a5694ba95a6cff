/** Ends this process with its parent, however that ends, and leaves Ctrl-C to the parent. */
export function followParent(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  // An exit in good order would wait for threads that may never come back; there is nothing to save.
  const end = (): void => void process.kill(process.pid, "SIGKILL");
  process.on("disconnect", end);
  if (!process.connected) end();
}
