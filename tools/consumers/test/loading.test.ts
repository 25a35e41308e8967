import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "agent-stop-registry/command-line";
import { afterAll, expect, inject, test } from "vitest";
import { readEnvironment } from "./environment.js";

const project = inject("project");
const names = ["bctrl", "elizaos", "forboc", "foundry", "ghostly", "kill-switch", "runtime"];

/** The ways into all packages, as their manifests have them. */
const entries = names.flatMap((name) => {
  const manifest = join(project, "node_modules/@agent-stop", name, "package.json");
  const { exports } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly exports: object };
  return Object.keys(exports).map((path) => `@agent-stop/${name}${path.slice(1)}`);
});
const modules = entries.filter((entry) => !entry.endsWith(".json"));

afterAll(() => console.log(`Node ${process.version} loads ${modules.join(", ")}.`));

test("there is a way into each package, and a mock in each provider's", () => {
  expect(modules).toHaveLength(names.length + 5 + 2);
});

test.concurrent.each(modules)("import %s", async (entry) => {
  const program = `console.log(Object.keys(await import(${JSON.stringify(entry)})).length > 0);`;
  expect(await node(["--input-type=module", "--eval", program])).toEqual({ exitCode: 0, stdout: "true\n" });
});

test.concurrent.each(entries)("require(%s)", async (entry) => {
  const program = `console.log(Object.keys(require(${JSON.stringify(entry)})).length > 0);`;
  expect(await node(["--input-type=commonjs", "--eval", program])).toEqual({ exitCode: 0, stdout: "true\n" });
});

test("a package is the same one for who imports it and for who requires it", async () => {
  const program = `
const { UsageError } = require("@agent-stop/runtime");
import("@agent-stop/forboc").then((forboc) => console.log(forboc.UsageError === UsageError));`;
  expect(await node(["--input-type=commonjs", "--eval", program])).toEqual({ exitCode: 0, stdout: "true\n" });
});

test("TypeScript in a CommonJS file becomes a program that runs", async () => {
  const { tsc } = readEnvironment().compilers.find(({ version }) => version === "7.0")!;
  const options = {
    module: "nodenext",
    target: "es2022",
    lib: ["es2022", "dom"],
    types: [],
    outDir: "built",
  };
  await writeFile(
    join(project, "tsconfig.commonjs.json"),
    JSON.stringify({
      compilerOptions: { ...options, rootDir: "user-code" },
      files: ["user-code/commonjs.cts"],
    }),
  );
  expect(await node([tsc!, "-p", "tsconfig.commonjs.json"])).toEqual({ exitCode: 0, stdout: "" });
  expect(readFileSync(join(project, "built/commonjs.cjs"), "utf8")).toContain(
    'require("@agent-stop/forboc")',
  );
  expect(await node(["built/commonjs.cjs"])).toEqual({ exitCode: 0, stdout: "stopped\n" });
});

/** Some versions of Node warn that require() of an ES module is an experiment: standard error is left out. */
async function node(
  args: readonly string[],
): Promise<{ readonly exitCode: number; readonly stdout: string }> {
  const { exitCode, stdout } = await runCommand(process.execPath, args, { cwd: project });
  return { exitCode, stdout };
}
