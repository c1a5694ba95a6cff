import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "browser/**/*.test.ts"],
    globalSetup: [fileURLToPath(import.meta.resolve("@assay/examiner/testing"))],
    // One examiner and one browser at a time: two would only slow each other down.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
