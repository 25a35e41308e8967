import { readFileSync } from "node:fs";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createRequire } from "node:module";
import { runCommand } from "agent-stop-registry/command-line";
import { beforeAll, expect, inject, test } from "vitest";
import { readEnvironment } from "./environment.js";

const PAGE = resolve(import.meta.dirname, "../../../docs/testing-your-code.md");
const { compilers, msw } = readEnvironment();
const folder = join(inject("project"), "testing-your-code");

/** The files that the page shows: a block names its file behind its language. */
const files = [...readFileSync(PAGE, "utf8").matchAll(/^```ts (\S+)\n(.*?)^```$/gms)].map(
  ([, name = "", text = ""]) => ({ name, text }),
);

beforeAll(async () => {
  await mkdir(join(folder, "node_modules"), { recursive: true });
  const vitest = dirname(createRequire(import.meta.url).resolve("vitest/package.json"));
  await symlink(vitest, join(folder, "node_modules/vitest"), "junction");
  for (const { name, text } of files) await writeFile(join(folder, name), text);
  await cp(join(folder, "..", "package.json"), join(folder, "package.json"));
});

test("the page has a test with the option fetch, and one with MSW", () => {
  expect(files.map(({ name }) => name)).toEqual(["ghost.ts", "ghost.test.ts", "ghost-with-msw.test.ts"]);
});

test.skipIf(msw === undefined)("the code of the page compiles", async () => {
  const options = { module: "nodenext", target: "es2022", lib: ["es2022", "dom", "dom.iterable"], types: [] };
  const compilerOptions = { ...options, strict: true, noEmit: true, skipLibCheck: true };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const { tsc } = compilers.find(({ version }) => version === "7.0")!;
  const { stdout } = await runCommand(process.execPath, [tsc!, "--pretty", "false"], { cwd: folder });
  expect(stdout).toBe("");
});

test("the tests of the page pass, with the option fetch", async () => {
  expect(await runTests("ghost.test.ts")).toEqual(["passed", "passed", "passed"]);
});

test.skipIf(msw === undefined)("the tests of the page pass, with MSW", async () => {
  expect(await runTests("ghost-with-msw.test.ts")).toEqual(["passed", "passed", "passed"]);
});

/** What became of each test, or why there is none. */
async function runTests(file: string): Promise<unknown> {
  const bin = join(folder, "node_modules/vitest/vitest.mjs");
  const args = [bin, "run", file, "--root", folder, "--reporter=json"];
  // Those of the run around this one say that it is a worker of it.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST)/.test(name)),
  );
  const { stdout, stderr } = await runCommand(process.execPath, args, { cwd: folder, env });
  const start = stdout.indexOf("{");
  if (start < 0) return stdout + stderr;
  const { testResults } = JSON.parse(stdout.slice(start)) as {
    readonly testResults: readonly {
      readonly message: string;
      readonly assertionResults: readonly {
        readonly status: string;
        readonly failureMessages: readonly string[];
      }[];
    }[];
  };
  return testResults.flatMap(({ message, assertionResults }) => {
    if (assertionResults.length === 0) return [message];
    return assertionResults.map(({ status, failureMessages }) =>
      status === "passed" ? status : failureMessages.join("\n"),
    );
  });
}
