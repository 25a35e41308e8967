import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommandOrThrow } from "./child-process.js";
import { consumerEnvironment } from "./environment.js";
import type { RegistryAccess } from "./packument.js";
import type { Publication } from "./publication.js";
import { readManifest } from "./workspace.js";

const tokenVariable = "REGISTRY_TOKEN";

/** Makes a folder what a product team would have: an empty project with the scope line and a token from the environment. */
export async function writeProject(
  folder: string,
  { scope, registry }: { scope: string; registry: RegistryAccess },
): Promise<void> {
  const npmrc = [
    `${scope}:registry=${registry.url}`,
    `${registry.url.replace(/^https?:/, "")}:_authToken=\${${tokenVariable}}`,
  ];
  const manifest = { name: "product", version: "1.0.0", private: true, type: "module" };
  await writeFile(join(folder, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
  await writeFile(join(folder, ".npmrc"), `${npmrc.join("\n")}\n`);
}

/** Installs packages by name with npm, as the machine is set up for public packages. */
export async function installPackages(
  folder: string,
  names: readonly string[],
  { token, signal }: { token: string; signal: AbortSignal },
): Promise<void> {
  await runCommandOrThrow("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...names], {
    cwd: folder,
    env: {
      ...consumerEnvironment(process.env),
      [tokenVariable]: token,
      // A machine may quarantine young versions; ours are seconds old, and the rest is what the lockfile here has.
      npm_config_min_release_age: "0",
    },
    signal,
  });
}

/** The version of a package that npm installed. Throws where these are not the bytes that were published. */
export async function readInstalledVersion(
  folder: string,
  { name, integrity }: Publication,
): Promise<string> {
  const { version } = readManifest(join(folder, "node_modules", name, "package.json"));
  const lockfile = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8")) as {
    packages: Record<string, { integrity?: string }>;
  };
  const installed = lockfile.packages[`node_modules/${name}`]?.integrity;
  if (installed === integrity) return version;
  throw new Error(`npm installed ${name} as ${installed ?? "nothing"}; what was published is ${integrity}.`);
}
