import { defineConfig } from "vitest/config";

export default defineConfig({
  // A busy machine is no failure.
  test: { name: "contract", include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
