import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where `pnpm runtimes` puts what is too large to be a dependency. */
const FOLDER = new URL("../../runtimes/", import.meta.url);

export const NOT_INSTALLED = "not installed: `pnpm runtimes` does";

/** The path of an installed file; undefined where it is not there. */
export function installedFile(path: string): string | undefined {
  const file = fileURLToPath(new URL(`node_modules/${path}`, FOLDER));
  return existsSync(file) ? file : undefined;
}

/** The version that is pinned of a package there; undefined where it has none for this platform. */
export function pinnedVersion(name: string): string | undefined {
  const manifest = JSON.parse(readFileSync(new URL("package.json", FOLDER), "utf8")) as {
    readonly optionalDependencies: Readonly<Record<string, string>>;
  };
  return manifest.optionalDependencies[name];
}

/** Imports an installed module; undefined where it is not there. */
export async function importInstalled(name: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  if (installedFile(name) === undefined) return undefined;
  const path = createRequire(FOLDER).resolve(name);
  return (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
}
