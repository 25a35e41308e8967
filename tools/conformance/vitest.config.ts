import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "conformance",
    include: ["test/**/*.test.ts"],
    // Real runtimes, a browser among them, and a machine that may have much else to do.
    testTimeout: 600_000,
  },
});
