import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { type Engine, createEngine } from "../src/engine/create-engine.ts";

const found = inject("weights");

/** Skips the tests of a file where there are no weights, and says what to do about it. */
export function needWeights(): { path: string; sha256: string } {
  beforeEach(({ skip }) => skip(found === undefined, inject("remedy")));
  return { path: found?.path ?? "", sha256: found?.sha256 ?? "" };
}

/** Loads one engine for all tests of a file. */
export function useEngine(): () => Engine {
  const { path } = needWeights();
  let engine: Engine | undefined;
  beforeAll(async () => {
    if (found !== undefined) engine = await createEngine({ path, threads: 1 });
  });
  afterAll(async () => await engine?.[Symbol.asyncDispose]());
  return () => {
    if (engine === undefined) throw new Error("the engine is only there in tests");
    return engine;
  };
}
