import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { symlink } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { emit } from "./emission.js";
import { createWorkspace } from "./workspace.js";

const ROOT = resolve(import.meta.dirname, "../../..");
const MODULES = resolve(import.meta.dirname, "../node_modules");

/** Runs the contract tests of a spec's package on its sources, against the server that they start; returns what failed. */
async function runContractTests(name: string, text: string): Promise<readonly string[]> {
  const files = Object.entries(await emit(text, name));
  const { folder, write } = await createWorkspace({ [name]: text });
  await write(Object.fromEntries(files.map(([path, code]) => [`packages/${name}/${path}`, code])));
  const runtime = (path: string): string => join(ROOT, "packages/runtime/src", path);
  const source = (path: string): string => join(folder, "packages", name, "src", path);
  const alias = {
    "@agent-stop/runtime/mock": runtime("mock.ts"),
    "@agent-stop/runtime/wire": runtime("wire.ts"),
    "@agent-stop/runtime": runtime("index.ts"),
    [`@agent-stop/${name}/mock`]: source("mock.ts"),
    [`@agent-stop/${name}`]: source("index.ts"),
  };
  await write({ "tsconfig.base.json": "{}" });
  await write({ "vitest.config.mjs": `export default { test: { alias: ${JSON.stringify(alias)} } };\n` });
  await symlink(MODULES, join(folder, "node_modules"));
  const program = join(MODULES, "vitest/vitest.mjs");
  // Exchanges of a package that nobody has reviewed are written, not compared.
  const args = [program, "run", "--update", "--reporter=json", "--root", folder];
  const report = await new Promise<string>((done) => {
    execFile(process.execPath, args, { cwd: folder }, (_, output, errors) => done(output || errors));
  });
  const { numPassedTests, testResults } = JSON.parse(report) as Report;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(numPassedTests).toBeGreaterThan(50);
  return tests.filter(({ status }) => status === "failed").map(({ fullName }) => fullName);
}

/** What Vitest reports, as far as it matters here. */
interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

test("what a package expects of its provider holds with operations and answers of many kinds", async () => {
  const text = readFileSync(join(import.meta.dirname, "whole-packages/tested.yaml"), "utf8");
  expect(await runContractTests("tested", text)).toEqual([]);
});
