import { defineConfig } from "vitest/config";

export default defineConfig({
  // What has to be fast says so itself: a busy machine is no failure.
  test: { name: "kill-switch", include: ["test/**/*.test.ts"], testTimeout: 120_000 },
});
