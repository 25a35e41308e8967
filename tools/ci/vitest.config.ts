import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "ci",
    include: ["test/**/*.test.ts"],
    // Real repositories, real package managers.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
