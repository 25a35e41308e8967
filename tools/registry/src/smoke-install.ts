import { join } from "node:path";
import { runCommandOrThrow } from "./child-process.js";
import { consumerEnvironment } from "./environment.js";
import { installPackages, readInstalledVersion, writeProject } from "./fresh-project.js";
import type { RegistryAccess } from "./packument.js";
import type { Publication } from "./publication.js";
import { createTemporaryFolder } from "./temporary-folder.js";
import { readManifest } from "./workspace.js";

export interface SmokeOptions {
  readonly registry: RegistryAccess;
  /** With its `@`. */
  readonly scope: string;
  readonly signal: AbortSignal;
}

/**
 * Does what a user would do next: installs what a release has published, by name and version, in a project of its own, and
 * imports each entry. Throws where the registry serves other bytes, or where an entry does not load.
 */
export async function smokeInstall(
  publications: readonly Publication[],
  { registry, scope, signal }: SmokeOptions,
): Promise<void> {
  await using project = await createTemporaryFolder("smoke");
  await writeProject(project.path, { scope, registry });
  const names = publications.map(({ name, version }) => `${name}@${version}`);
  await installPackages(project.path, names, { token: registry.token, signal });
  for (const publication of publications) {
    await readInstalledVersion(project.path, publication);
    const imports = entriesOf(project.path, publication.name).map((entry) => JSON.stringify(entry));
    const program = imports.map((entry) => `await import(${entry});`).join("\n");
    await runCommandOrThrow(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: project.path,
      env: consumerEnvironment(process.env),
      signal,
    });
  }
}

/** What users import a package by: its name, and the name with each further entry for code. */
function entriesOf(project: string, name: string): string[] {
  const { exports = {} } = readManifest(join(project, "node_modules", name, "package.json"));
  return Object.keys(exports)
    .filter((entry) => !entry.endsWith(".json"))
    .map((entry) => `${name}${entry.slice(1)}`);
}
