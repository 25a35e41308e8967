import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "ci",
    include: ["test/**/*.test.ts"],
    // Real repositories, real package managers, and a machine that may have much else to do.
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
