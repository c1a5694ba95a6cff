import { beforeEach, inject } from "vitest";

/** Skips the tests of a file where there are no weights, and says what to do about it. */
export function needWeights(): { path: string } {
  const found = inject("weights");
  beforeEach(({ skip }) => skip(found === undefined, inject("remedy")));
  return { path: found?.path ?? "" };
}
