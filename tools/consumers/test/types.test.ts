import { existsSync, readdirSync } from "node:fs";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { runCommand } from "agent-stop-registry/command-line";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readEnvironment } from "./environment.js";
import { formatMatrix, type Cell } from "./matrix.js";

const PACKAGES = resolve(import.meta.dirname, "../../../packages");
const project = inject("project");

/** The type tests of the providers' packages are users' code, too. The runtime's read its sources. */
const typeTests = readdirSync(PACKAGES).filter((name) => {
  return name !== "runtime" && existsSync(join(PACKAGES, name, "test/types.test-d.ts"));
});

/** Each compiler with each way to find packages, and with and without undefined where a property may be absent. */
const cells = readEnvironment().compilers.flatMap(({ version, tsc }) =>
  (["bundler", "node16", "nodenext"] as const).flatMap((moduleResolution) =>
    [true, false].map((exact): Cell & { readonly tsc: string | undefined } => ({
      version,
      moduleResolution,
      exact,
      tsc,
    })),
  ),
);
const compiled = new Map<Cell, string>();

beforeAll(async () => {
  for (const name of typeTests) {
    await cp(join(PACKAGES, name, "test/types.test-d.ts"), join(project, `type-tests/${name}.ts`));
  }
  // Of vitest, whose types are for newer compilers, no more than the type tests use.
  const modules = join(project, "type-tests/node_modules");
  await mkdir(join(modules, "vitest"), { recursive: true });
  await symlink(resolve(import.meta.dirname, "../node_modules/expect-type"), join(modules, "expect-type"));
  await writeFile(
    join(modules, "vitest/package.json"),
    JSON.stringify({ type: "module", types: "index.d.ts" }),
  );
  await writeFile(
    join(modules, "vitest/index.d.ts"),
    `export { expectTypeOf } from "expect-type";
export declare function test(name: string, body: () => unknown): void;
`,
  );
});

afterAll(() => {
  console.log(
    `Users' code with the packed ${[...typeTests, "kill-switch", "runtime"].join(", ")}, strict, with skipLibCheck: false:
${formatMatrix(cells, compiled)}`,
  );
});

test.concurrent.for(cells)(
  "TypeScript $version compiles users' code with moduleResolution $moduleResolution, exactOptionalPropertyTypes $exact",
  async (cell, { skip }) => {
    const { version, moduleResolution, exact, tsc } = cell;
    if (tsc === undefined) skip("It is not installed.");
    if (!process.env["CI"] && !isQuick(cell)) skip("Left to CI.");
    const isBundler = moduleResolution === "bundler";
    const config = `tsconfig.${version}.${moduleResolution}.${exact}.json`;
    await writeFile(
      join(project, config),
      JSON.stringify({
        compilerOptions: {
          target: "es2022",
          lib: ["es2022", "dom", "dom.iterable"],
          types: [],
          module: isBundler ? "esnext" : moduleResolution,
          moduleResolution,
          strict: true,
          exactOptionalPropertyTypes: exact,
          skipLibCheck: false,
          noEmit: true,
        },
        files: [
          "user-code/main.ts",
          ...(isBundler ? [] : ["user-code/commonjs.cts"]),
          ...typeTests.map((name) => `type-tests/${name}.ts`),
        ],
      }),
    );
    const args = [tsc!, "-p", config, "--pretty", "false"];
    const { stdout, stderr } = await runCommand(process.execPath, args, { cwd: project });
    const errors = stdout.split("\n").filter((line) => /^\S/.test(line));
    const isRefused = !isBundler && !canRequire(cell);
    const refusal = /^user-code\/commonjs\.cts\(\d,\d+\): error TS1479: .* CommonJS module/;
    expect(stderr).toBe("");
    expect(errors).toEqual(isRefused ? [expect.stringMatching(refusal), expect.stringMatching(refusal)] : []);
    compiled.set(cell, isBundler ? "ESM" : isRefused ? "ESM; CommonJS: TS1479" : "ESM, CommonJS");
  },
);

/** Before 7, a compiler takes seconds: these two settings differ in all that there is. */
function isQuick({ version, moduleResolution, exact }: Cell): boolean {
  return Number(version) >= 7 || (exact ? moduleResolution === "nodenext" : moduleResolution === "bundler");
}

/** Whether the compiler knows that Node can require() an ES module: `node16` is a Node that could not. */
function canRequire({ version, moduleResolution }: Cell): boolean {
  return moduleResolution === "nodenext" && Number(version) >= 5.8;
}
