/** Reads how long an endpoint asks us to wait, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date. */
export function readRetryAfter(headers: Headers | undefined, now: number): number | undefined {
  const exact = finite(Number(headers?.get("retry-after-ms") ?? Number.NaN));
  if (exact !== undefined) return exact;
  const value = headers?.get("retry-after") ?? undefined;
  if (value === undefined || value.trim() === "") return undefined;
  const seconds = Number(value);
  return finite(Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1000);
}

const finite = (ms: number): number | undefined => (Number.isFinite(ms) ? Math.max(ms, 0) : undefined);
