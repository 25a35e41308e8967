import { defineConfig } from "vitest/config";

export default defineConfig({
  // Real package managers, real compilers.
  test: {
    name: "consumers",
    include: ["test/**/*.test.ts"],
    globalSetup: "test/setup.ts",
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A compiler for each processor of a small machine.
    maxConcurrency: 2,
  },
});
