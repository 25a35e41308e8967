import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { BUILT, ROOT, RUNTIME } from "../src/bundle.js";
import { measureTypeCost } from "../src/type-cost.js";

/** Instantiations of user code that imports packages by name, as they were built. */
export async function countInstantiations(code: string): Promise<number> {
  const scope = RUNTIME.replace("/runtime", "");
  const paths = ["runtime", "forboc"].map((name) => [
    `${scope}/${name}`,
    [`${ROOT}packages/${name}/dist/index.d.ts`],
  ]);
  return withFolder(async (folder) => {
    const { firstError, instantiations } = await measureTypeCost(code, folder, {
      paths: Object.fromEntries(paths) as object,
    });
    if (firstError !== undefined) throw new Error(firstError);
    return instantiations;
  });
}

/** Bundles user code for Node, and hands the module to one of the programs that measure. */
export async function runMeasuring(
  code: string,
  program: string,
  ...args: readonly string[]
): Promise<unknown> {
  return withFolder(async (folder) => {
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: ROOT, loader: "ts" },
      alias: BUILT,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      write: false,
    });
    const module = join(folder, "user.mjs");
    writeFileSync(module, outputFiles[0]!.contents);
    return measureModule(program, ...args, pathToFileURL(module).href);
  });
}

/** Runs one of the programs that measure, as it was built. */
export function measureModule(program: string, ...args: readonly string[]): unknown {
  const file = `${ROOT}tools/bench/dist/${program}`;
  return JSON.parse(execFileSync(process.execPath, [file, ...args], { encoding: "utf8" }));
}

async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "agent-stop-budget-"));
  try {
    writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
