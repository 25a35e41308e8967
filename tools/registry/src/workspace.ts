import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Refusal } from "./refusal.js";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
}

/** A folder of `packages/` that is published. */
export interface WorkspacePackage {
  readonly folder: string;
  /** `packages/forboc/package.json`, as messages say it. */
  readonly manifestPath: string;
  readonly manifest: Manifest;
}

export interface Workspace {
  readonly root: string;
  /** With its `@`. Taken from the name of packages/runtime, the one place that has it. */
  readonly scope: string;
  readonly runtimeName: string;
  /** In an order in which each comes after those that it depends on. */
  readonly packages: readonly WorkspacePackage[];
  /** The folders of `specs/` that have an openapi.yaml. */
  readonly providers: readonly string[];
}

/** Reads the workspace around a folder. */
export function readWorkspace(folder: string): Workspace {
  const root = findRoot(folder);
  const runtimeName = readRuntimeName(root);
  return {
    root,
    scope: runtimeName.slice(0, runtimeName.indexOf("/")),
    runtimeName,
    packages: inDependencyOrder(readPackages(root)),
    providers: subfolders(join(root, "specs")).filter((name) =>
      existsSync(join(root, "specs", name, "openapi.yaml")),
    ),
  };
}

export function readManifest(file: string): Manifest {
  return JSON.parse(readFileSync(file, "utf8")) as Manifest;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, "pnpm-workspace.yaml"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) {
    throw new Refusal(
      "There is no pnpm-workspace.yaml here or in a folder above. Run this inside the clone.",
    );
  }
  return findRoot(parent);
}

function readRuntimeName(root: string): string {
  const { name } = readManifest(join(root, "packages/runtime/package.json"));
  if (/^@[^/]+\/./.test(name)) return name;
  throw new Refusal(
    `packages/runtime/package.json is named "${name}". Its name gives all packages their scope: write "@scope/runtime".`,
  );
}

function readPackages(root: string): WorkspacePackage[] {
  return subfolders(join(root, "packages"))
    .map((name) => join(root, "packages", name))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .map((folder) => {
      const file = join(folder, "package.json");
      return { folder, manifestPath: relative(root, file), manifest: readManifest(file) };
    })
    .filter(({ manifest }) => manifest.private !== true);
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

function inDependencyOrder(packages: readonly WorkspacePackage[]): WorkspacePackage[] {
  const ordered = new Set<WorkspacePackage>();
  const visit = (item: WorkspacePackage, path: readonly WorkspacePackage[]) => {
    if (ordered.has(item)) return;
    if (path.includes(item)) {
      throw new Refusal(
        `${item.manifestPath} depends on itself, by way of other packages. Break the circle.`,
      );
    }
    for (const other of packages) {
      if (dependencyNames(item.manifest).includes(other.manifest.name)) visit(other, [...path, item]);
    }
    ordered.add(item);
  };
  for (const item of packages) visit(item, []);
  return [...ordered];
}

/** The packages that whoever installs this one gets too. */
export function dependencyNames(manifest: Manifest): string[] {
  return Object.keys({
    ...manifest.dependencies,
    ...manifest.optionalDependencies,
    ...manifest.peerDependencies,
  });
}
