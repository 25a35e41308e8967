import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("../generator", import.meta.url)),
  test: {
    // What runs in this process: the command is built code, which has no bugs put in.
    include: [
      "../mutation/test/emitted-package.ts",
      ...[
        "code-check",
        "consumer-code",
        "contract-test",
        "document-names",
        "hover",
        "js-doc",
        "scenarios",
      ].map((name) => `test/${name}.test.ts`),
    ],
    isolate: false,
    testTimeout: 60_000,
  },
});
