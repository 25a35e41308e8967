import type { Provider } from "../provider.js";
import { hasMock } from "./mock.js";
import { type GeneratedFile, preamble } from "./generated-file.js";

/** What stands in the package but in none of the specs. */
export interface Packaging {
  /** The version that the package has now; changesets raise it, `generate` keeps it. */
  readonly version: string;
  /** The registry of the scope, from the scope line of `.npmrc`. */
  readonly registry: string;
}

/** `package.json`; without a contract test, there are no scripts for it. */
export function emitManifest(
  provider: Provider,
  { version, registry }: Packaging,
  isTested: boolean,
): GeneratedFile {
  const manifest = {
    name: provider.packageName,
    version,
    description: provider.description.replace(/\s+/g, " "),
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./mock": hasMock(provider) ? { types: "./dist/mock.d.ts", default: "./dist/mock.js" } : undefined,
      "./package.json": "./package.json",
    },
    files: ["dist", "src", "CHANGELOG.md"],
    scripts: {
      build: "tsc",
      check: isTested ? "tsc -p test && package-check" : "package-check",
      test: isTested
        ? "vitest run --reporter=default --reporter=json --outputFile.json=test-report.json"
        : undefined,
    },
    dependencies: { [provider.runtimeName]: "workspace:^" },
    devDependencies: {
      "agent-stop-contract": "workspace:*",
      "agent-stop-registry": "workspace:*",
      typescript: "catalog:",
      vitest: "catalog:",
    },
    publishConfig: { access: "restricted", registry },
  };
  return { path: "package.json", text: JSON.stringify(manifest) };
}

/** `tsconfig.json`. */
export function emitTsconfig({ specFile }: Provider): GeneratedFile {
  const build = {
    extends: "../../tsconfig.base.json",
    compilerOptions: { rootDir: "src", outDir: "dist", lib: ["es2022", "dom", "dom.iterable"] },
    include: ["src"],
  };
  return { path: "tsconfig.json", text: `${preamble(specFile)}\n${JSON.stringify(build)}` };
}

/** `test/tsconfig.json`. */
export function emitTestTsconfig({ specFile }: Provider): GeneratedFile {
  const test = {
    extends: "../tsconfig.json",
    // The declarations of vitest need those of Node, which the package must do without.
    compilerOptions: { rootDir: "..", noEmit: true, isolatedDeclarations: false, skipLibCheck: true },
    include: ["."],
  };
  return { path: "test/tsconfig.json", text: `${preamble(specFile)}\n${JSON.stringify(test)}` };
}

/** `turbo.json`: the contract test reads the spec, so a change of the spec runs it again. */
export function emitTurbo({ specFile }: Provider): GeneratedFile {
  const turbo = {
    extends: ["//"],
    tasks: { test: { inputs: ["$TURBO_DEFAULT$", `$TURBO_ROOT$/${specFile}`] } },
  };
  return { path: "turbo.json", text: `${preamble(specFile)}\n${JSON.stringify(turbo)}` };
}
