import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string =>
  fileURLToPath(new URL(`../../packages/runtime/src/${path}.ts`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL("../../packages/runtime", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/leak.test.ts", "test/guarantees.test.ts", "test/fault.test.ts"],
    isolate: false,
    testTimeout: 60_000,
    alias: [
      { find: /^@agent-stop\/runtime$/, replacement: source("index") },
      { find: /^@agent-stop\/runtime\/(wire|mock)$/, replacement: source("$1") },
    ],
  },
});
