import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeProgram, NODES } from "agent-stop-conformance/node";
import { runCommand } from "agent-stop-registry/command-line";
import { describe, expect, inject, test } from "vitest";
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

test("there is a way into each package, and a mock in each provider's", () => {
  expect(modules).toHaveLength(names.length + 5 + 2);
});

describe.each(NODES)("Node %i", (major) => {
  const program = nodeProgram(major);

  // `pnpm runtimes` installs those that this machine does not have.
  describe.skipIf(program === undefined)("loads by", () => {
    test.concurrent.each(modules)("import %s", async (entry) => {
      const code = `console.log(Object.keys(await import(${JSON.stringify(entry)})).length > 0);`;
      expect(await run(program!, ["--input-type=module", "--eval", code])).toEqual(printed("true"));
    });

    test.concurrent.each(entries)("require(%s)", async (entry) => {
      const code = `console.log(Object.keys(require(${JSON.stringify(entry)})).length > 0);`;
      expect(await run(program!, ["--input-type=commonjs", "--eval", code])).toEqual(printed("true"));
    });

    test("either of them the same package", async () => {
      const code = `
const { UsageError } = require("@agent-stop/runtime");
import("@agent-stop/forboc").then((forboc) => console.log(forboc.UsageError === UsageError));`;
      expect(await run(program!, ["--input-type=commonjs", "--eval", code])).toEqual(printed("true"));
    });
  });
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
  expect(await run(process.execPath, [tsc!, "-p", "tsconfig.commonjs.json"])).toEqual({
    exitCode: 0,
    stdout: "",
  });
  expect(readFileSync(join(project, "built/commonjs.cjs"), "utf8")).toContain(
    'require("@agent-stop/forboc")',
  );
  expect(await run(process.execPath, ["built/commonjs.cjs"])).toEqual(printed("stopped"));
});

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
}

function printed(line: string): Ended {
  return { exitCode: 0, stdout: `${line}\n` };
}

/** Some versions of Node warn that require() of an ES module is an experiment: standard error is left out. */
async function run(program: string, args: readonly string[]): Promise<Ended> {
  const { exitCode, stdout } = await runCommand(program, args, { cwd: project });
  return { exitCode, stdout };
}
