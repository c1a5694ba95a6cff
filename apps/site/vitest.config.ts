import { defineConfig } from "vitest/config";

const jsx = { jsx: { runtime: "automatic", importSource: "preact" } } as const;

export default defineConfig({
  test: {
    projects: [
      { oxc: jsx, test: { name: "unit", include: ["src/**/*.test.{ts,tsx}"], env: { TZ: "UTC" } } },
      {
        oxc: jsx,
        test: {
          name: "browser",
          include: ["test/**/*.test.ts"],
          globalSetup: "test/build.ts",
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
