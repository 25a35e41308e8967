import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createTemporaryFolder, type TemporaryFolder } from "../src/temporary-folder.js";

export const scope = "@fixture";

export type Files = Readonly<Record<string, string | object>>;

/** A workspace of our shape in a temporary folder, with a scope of its own: a runtime, and one provider, acme. */
export async function createWorkspace(files: Files = {}): Promise<TemporaryFolder> {
  const folder = await createTemporaryFolder("fixture");
  await writeFiles(folder.path, {
    "pnpm-workspace.yaml": "packages:\n  - packages/*\ncatalog:\n  openapi-fetch: 0.17.0\n",
    "package.json": { name: "fixture", private: true },
    ".npmrc": `${scope}:registry=http://127.0.0.1:4873/\n`,
    LICENSE: "MIT\n",
    "specs/acme/openapi.yaml": "openapi: 3.1.0\n",
    "packages/runtime/package.json": manifest("runtime", { "openapi-fetch": "catalog:" }),
    ...sources("packages/runtime", 'import type { Wire } from "openapi-fetch";\n', "wire: Wire"),
    "packages/runtime/node_modules/openapi-fetch/package.json": {
      name: "openapi-fetch",
      types: "index.d.ts",
    },
    "packages/runtime/node_modules/openapi-fetch/index.d.ts": "export type Wire = string;\n",
    "packages/acme/package.json": manifest("acme", { [`${scope}/runtime`]: "workspace:^" }),
    ...sources("packages/acme", "", "id: string"),
    ...files,
  });
  return folder;
}

/** The manifest of a package that has nothing wrong with it. */
export function manifest(name: string, dependencies: Record<string, string>) {
  return {
    name: `${scope}/${name}`,
    version: "1.0.0",
    description: "A fixture.",
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    },
    files: ["dist", "src"],
    scripts: { build: "tsc" },
    dependencies,
    publishConfig: { access: "restricted", registry: "http://127.0.0.1:4873/" },
  };
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(
      join(folder, path),
      typeof content === "string" ? content : JSON.stringify(content, undefined, 2),
    );
  }
}

function sources(folder: string, imports: string, parameter: string): Files {
  return {
    [`${folder}/src/index.ts`]: `${imports}export function stop(${parameter}): string {\n  return "stopped";\n}\n`,
    [`${folder}/dist/index.js`]: 'export function stop() {\n  return "stopped";\n}\n',
    [`${folder}/dist/index.d.ts`]: `${imports}export declare function stop(${parameter}): string;\n`,
  };
}
