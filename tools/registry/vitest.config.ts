import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "registry",
    include: ["test/**/*.test.ts"],
    // Real registries, real package managers.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
