import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    globalSetup: ["test/global-setup.ts"],
    // Each worker may hold an embedded database of half a gigabyte.
    maxWorkers: 2,
    // The files share nothing but modules, whose loading takes longer than most of the tests.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
