import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One sandbox at a time: two would take each other's processors.
    fileParallelism: false,
    // Seconds on a quiet machine; a busy one may be ten times slower.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
