import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, RUNTIME } from "./bundle.js";
import { TSC } from "./type-check.js";

/**
 * How many type instantiations a user's code costs the type checker. The count is the same each time, unlike the
 * seconds. `packages` are imported by name, as they were built.
 */
export function countInstantiations(code: string, packages: readonly string[]): number {
  const folder = mkdtempSync(join(ROOT, "tools/bench/node_modules/.instantiations-"));
  try {
    const scope = RUNTIME.replace("/runtime", "");
    const paths = ["runtime", ...packages].map((name) => [
      `${scope}/${name}`,
      [`${ROOT}packages/${name}/dist/index.d.ts`],
    ]);
    const options = {
      strict: true,
      target: "es2022",
      lib: ["es2022", "dom", "dom.iterable"],
      module: "nodenext",
      types: [],
      skipLibCheck: true,
      noEmit: true,
      paths: Object.fromEntries(paths) as object,
    };
    writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions: options, files: ["user.ts"] }),
    );
    writeFileSync(join(folder, "user.ts"), code);
    const output = execFileSync(process.execPath, [TSC, "-p", folder, "--extendedDiagnostics"], {
      encoding: "utf8",
    });
    return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
