import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { SuiteConstants } from "./suite/control.js";
import type { Suite } from "./suite.js";

/**
 * Writes a project of a user into a folder: the built package in `node_modules`, and beside it its tests as one
 * module `suite.js`, in which everything is bundled but the package, and a `main.js` that runs them.
 */
export async function writeProject(
  folder: string,
  { packageName, packageFolder, testFile }: Suite,
  constants: SuiteConstants,
): Promise<void> {
  const place = join(folder, "node_modules", packageName);
  await mkdir(dirname(place), { recursive: true });
  await symlink(packageFolder, place, "dir");
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await writeFile(join(folder, "main.js"), 'import { run } from "./suite.js";\n\nawait run();\n');
  const result = await build({
    stdin: {
      contents: `import ${JSON.stringify(fileURLToPath(testFile))};\nexport { run } from "vitest";\n`,
      resolveDir: dirname(fileURLToPath(testFile)),
    },
    alias: { vitest: ourFile("vitest.js"), "agent-stop-contract": ourFile("provider-server.js") },
    external: [packageName, "node:*"],
    define: {
      SUITE: JSON.stringify(constants),
      "import.meta.url": JSON.stringify(testFile.href),
    },
    // The manifest around the tests says that modules have no side effects. To define tests is one.
    ignoreAnnotations: true,
    ...moduleOptions,
  });
  await writeFile(join(folder, "suite.js"), result.outputFiles[0]!.contents);
}

/** A file of such a project with all that it imports, as a user's bundler makes it for where there is no `node_modules`. */
export async function bundleProject(folder: string, entry: string): Promise<string> {
  const result = await build({
    entryPoints: [join(folder, entry)],
    conditions: ["browser", "worker"],
    ...moduleOptions,
  });
  return result.outputFiles[0]!.text;
}

const moduleOptions = {
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  write: false,
  logLevel: "silent",
} as const;

function ourFile(name: string): string {
  return fileURLToPath(new URL(`suite/${name}`, import.meta.url));
}
