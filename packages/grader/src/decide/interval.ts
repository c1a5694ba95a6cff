/** Computes the Wilson score interval of `passed` in `total` (z = 1.96); undefined without cases (Wilson 1927). */
export function wilson(passed: number, total: number, z = 1.96): { low: number; high: number } | undefined {
  if (total === 0) return undefined;
  const share = passed / total;
  const denominator = 1 + z ** 2 / total;
  const centre = (share + z ** 2 / (2 * total)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
