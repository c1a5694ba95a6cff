import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: ["test/setup.ts"],
    // One model at a time: two would only slow each other down.
    fileParallelism: false,
    // A few seconds on a quiet machine; a busy one may be ten times slower.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
