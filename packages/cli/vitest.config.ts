import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: [fileURLToPath(import.meta.resolve("@assay/examiner/testing"))],
    // One examiner at a time: two would only slow each other down.
    fileParallelism: false,
    testTimeout: 600_000,
  },
});
