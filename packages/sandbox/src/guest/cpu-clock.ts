/** Counts what this thread computes from now on, as against what it waits. */
export function startCpuClock(): { spentMs(): number } {
  const before = process.threadCpuUsage();
  return {
    spentMs: () => {
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1000;
    },
  };
}
