import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// What runs in this process, and fast: the command is built code, which has no bugs put in, and a compiler takes
// longer than a thousand bugs can wait for. Most are found by the first.
const include = [
  "../mutation/test/emitted-package.ts",
  ...[
    "js-doc",
    "emitted-text",
    "identifiers",
    "library-pointer",
    "plain-schema",
    "code-grammar",
    "program",
    "recursive-types",
    "type-narrowing",
    "type-syntax",
    "schema",
    "schema-composition",
    "schema-document",
    "server",
    "stop-outcomes",
    "document-names",
    "code-check",
    "whole-package",
    "large-package",
    "scenarios",
    "contract-test",
    "type-printer",
  ].map((name) => `test/${name}.test.ts`),
];

const fileName = (path: string): string => path.slice(path.lastIndexOf("/"));
const order = include.map(fileName);

/** One test that finds a bug is enough: without an order, the slowest run first. */
class FastestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => order.indexOf(fileName(moduleId));
    return files.toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  root: fileURLToPath(new URL("../generator", import.meta.url)),
  test: { include, isolate: false, sequence: { sequencer: FastestFirst }, testTimeout: 60_000 },
});
