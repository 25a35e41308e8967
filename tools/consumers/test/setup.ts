import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import {
  createTemporaryFolder,
  packPackage,
  readWorkspace,
  type Tarball,
} from "agent-stop-registry/command-line";
import type { TestProject } from "vitest/node";
import { installEnvironment, readEnvironment } from "./environment.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder of a user's project: our packages as they are published, and what they need. */
    readonly project: string;
  }
}

const HERE = resolve(import.meta.dirname, "..");

/** Packs all packages, and installs them in one project outside of the workspace that all tests work in. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const problem = await installEnvironment();
  if (problem !== undefined) console.warn(`Tested with what is here alone: ${problem}`);
  const folder = await createTemporaryFolder("consumers");
  const modules = join(folder.path, "node_modules");
  for (const { folder: source, manifest } of readWorkspace(HERE).packages) {
    const packed = join(folder.path, "packed", manifest.name.replace("/", "-"));
    await unpack(await packPackage(source, { destination: packed }), join(modules, manifest.name));
  }
  const runtime = join(HERE, "node_modules/@agent-stop/runtime");
  await symlink(join(runtime, "node_modules/openapi-fetch"), join(modules, "openapi-fetch"), "junction");
  const { msw } = readEnvironment();
  if (msw !== undefined) await symlink(msw, join(modules, "msw"), "junction");
  await writeFile(join(folder.path, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await cp(join(HERE, "test/user-code"), join(folder.path, "user-code"), { recursive: true });
  provide("project", folder.path);
  return async () => {
    await folder[Symbol.asyncDispose]();
  };
}

async function unpack({ entries }: Tarball, home: string): Promise<void> {
  for (const { path, type, content } of entries) {
    if (type !== "file") continue;
    const file = join(home, path.slice("package/".length));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
