import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startEmbeddedRegistry } from "agent-stop-registry";
import {
  createTemporaryFolder,
  type Manifest,
  readWorkspace,
  type runStep,
  type WorkspacePackage,
} from "agent-stop-registry/command-line";
import { type ConsumerOptions, installWith, type PackageManager, packageManagers } from "./consumer.js";
import {
  packDependencies,
  plant,
  type PublicPackage,
  type PublicRegistry,
  startPublicRegistry,
} from "./public-registry.js";
import { createRehearsalClone, type RehearsalClone } from "./rehearsal-clone.js";
import { editedProvider, editSpec, type SpecEdit, specEdits } from "./spec-edit.js";

/** What came of one change of the spec. */
export interface RehearsedRelease {
  readonly title: string;
  readonly bump: SpecEdit["bump"];
  /** Before and after. */
  readonly versions: readonly [string, string];
  /** What a product got that asks for `^` of the version from before the rehearsal. */
  readonly installed: Readonly<Record<PackageManager, string>>;
}

export interface RehearsalOptions {
  /** The repository, as its last commit has it. */
  readonly source: string;
  /** Runs each step, and shows it or not. */
  readonly runStep: typeof runStep;
  readonly signal: AbortSignal;
}

/**
 * Releases three changes of a spec for real, in a clone and a registry that are gone afterwards, with the commands that CI
 * runs, and installs each as products do. Throws where a version, or what is installed, is not what was promised.
 */
export async function rehearse(options: RehearsalOptions): Promise<readonly RehearsedRelease[]> {
  const { source, runStep, signal } = options;
  const { scope, runtimeName, packages } = readWorkspace(source);
  const name = `${scope}/${editedProvider}`;
  const installable = packages.filter(({ manifest }) => [name, runtimeName].includes(manifest.name));
  await using folder = await createTemporaryFolder("rehearsal");
  await using registry = await runStep("Start a private registry on loopback", () =>
    startEmbeddedRegistry({ port: 0, storage: join(folder.path, "registry"), scope }),
  );
  await using publicRegistry = await runStep(
    "Start a public one, with strangers' packages of our names",
    () => startPublicRegistryFor(installable, { scope, destination: join(folder.path, "public"), signal }),
  );
  const clone = await runStep("Clone the last commit, install, and name the registry", (onLine) =>
    createRehearsalClone({
      source,
      folder: folder.path,
      registry,
      publicRegistry: publicRegistry.url,
      signal,
      onLine,
    }),
  );
  await runStep("Release what there is", () => release(clone));
  const first = await readVersion(clone);

  const releases: RehearsedRelease[] = [];
  for (const [index, edit] of specEdits.entries()) {
    const before = await readVersion(clone);
    await runStep(`Change the spec of ${editedProvider}: ${edit.title}`, () => change(clone, name, edit));
    await runStep("Merge, raise versions, publish", () => release(clone));
    const after = await readVersion(clone);
    const due = raise(before, edit.bump);
    if (after !== due)
      throw new Error(`${name} ${before} became ${after} by ${edit.title}, and should be ${due}.`);
    const wanted = edit.bump === "major" ? before : after;
    const installed = await runStep(`Install ${name}@^${first} with ${packageManagers.join(", ")}`, () =>
      installWithAll({
        folder: join(folder.path, `products-${index}`),
        dependencies: { [name]: `^${first}` },
        scope,
        registry,
        publicRegistry: publicRegistry.url,
        signal,
      }),
    );
    for (const manager of packageManagers) {
      if (installed[manager] === wanted) continue;
      throw new Error(
        `${manager} installed ${name}@${installed[manager]}, and should have installed ${wanted}.`,
      );
    }
    releases.push({ title: edit.title, bump: edit.bump, versions: [before, after], installed });
  }
  const leak = publicRegistry.requests.find((request) => request.includes(scope));
  if (leak !== undefined) throw new Error(`The public registry was asked for what is private: ${leak}`);
  return releases;
}

/** What our packages depend on; and of each of them one that a stranger has made, in the range of ours and newer. */
async function startPublicRegistryFor(
  packages: readonly WorkspacePackage[],
  options: { scope: string; destination: string; signal: AbortSignal },
): Promise<PublicRegistry> {
  const offered: PublicPackage[] = [];
  for (const { folder, manifest } of packages) {
    offered.push(...(await packDependencies(folder, options)));
    const [major] = manifest.version.split(".");
    for (const version of [`${major}.999.0`, "999.0.0"]) {
      offered.push(await plant(manifest.name, { version, ...options }));
    }
  }
  return startPublicRegistry(offered);
}

/** What a pull request does: the spec by hand, the rest by CI, whose checks have to pass then. */
async function change(clone: RehearsalClone, packageName: string, edit: SpecEdit): Promise<void> {
  await clone.git("switch", "--quiet", "--force-create", "change");
  await editSpec(clone.root, edit);
  await clone.commit(`Change the spec: ${edit.title}`);
  await clone.run("ci:regenerate", "--base", "main", "--commit");
  await clone.run("turbo", "run", "test", `--filter=${packageName}`, "--output-logs=errors-only");
  await clone.git("switch", "--quiet", "main");
  await clone.git("merge", "--quiet", "--ff-only", "change");
}

/** What follows a merge. */
async function release(clone: RehearsalClone): Promise<void> {
  await clone.run("ci:version");
  await clone.git("add", "--all");
  await clone.git("commit", "--quiet", "--allow-empty", "--message", "Raise versions");
  await clone.run("ci:release");
}

async function readVersion({ root }: RehearsalClone): Promise<string> {
  const file = join(root, "packages", editedProvider, "package.json");
  return (JSON.parse(await readFile(file, "utf8")) as Manifest).version;
}

function raise(version: string, bump: SpecEdit["bump"]): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (bump === "major") return `${major + 1}.0.0`;
  return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

async function installWithAll(options: ConsumerOptions): Promise<RehearsedRelease["installed"]> {
  const installed = packageManagers.map(async (manager) => {
    const versions = await installWith(manager, { ...options, folder: join(options.folder, manager) });
    return [manager, Object.values(versions)[0]!] as const;
  });
  return Object.fromEntries(await Promise.all(installed)) as RehearsedRelease["installed"];
}
