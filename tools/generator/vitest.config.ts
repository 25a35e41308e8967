import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "generator",
    include: ["test/**/*.test.ts"],
    // Real processes of the command and of the compiler.
    testTimeout: 60_000,
    maxWorkers: "100%",
  },
});
