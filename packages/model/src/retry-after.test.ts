import { expect, test } from "vitest";
import { readRetryAfter } from "./retry-after.ts";

const now = Date.parse("2026-11-24T12:00:00Z");

test.each<[Record<string, string>, number | undefined]>([
  [{ "retry-after": "2" }, 2000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Tue, 24 Nov 2026 12:00:30 GMT" }, 30_000],
  [{ "retry-after": "Tue, 24 Nov 2026 11:00:00 GMT" }, 0],
  [{ "retry-after-ms": "150", "retry-after": "2" }, 150],
  [{ "retry-after-ms": "soon", "retry-after": "2" }, 2000],
  [{ "retry-after": "-4" }, 0],
  [{ "retry-after": "Infinity" }, undefined],
  [{ "retry-after": "soon" }, undefined],
  [{ "retry-after": "" }, undefined],
  [{}, undefined],
])("reads %j as %s ms", (headers, ms) => {
  expect(readRetryAfter(new Headers(headers), now)).toBe(ms);
});
