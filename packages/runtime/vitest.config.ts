import { defineConfig } from "vitest/config";

export default defineConfig({
  // What has to be fast says so itself: a busy machine is no failure.
  test: { name: "runtime", include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
