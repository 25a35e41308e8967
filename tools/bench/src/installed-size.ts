import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** What lies in `node_modules` for the sake of some packages, they included. */
export interface InstalledSize {
  readonly packages: number;
  readonly bytes: number;
}

interface Manifest {
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Follows the dependencies of packages as npm would install them, peers that are not optional included. */
export function measureInstalled(folders: readonly string[]): InstalledSize {
  const sizes = new Map<string, number>();
  const visit = (folder: string): void => {
    if (sizes.has(folder)) return;
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    sizes.set(folder, publishedBytes(folder, manifest));
    for (const name of dependenciesOf(manifest)) {
      // What is for another platform is not there.
      const found = findPackage(name, folder);
      if (found !== undefined) visit(found);
    }
  };
  for (const folder of folders) visit(realpathSync(folder));
  return { packages: sizes.size, bytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0) };
}

function dependenciesOf(manifest: Manifest): readonly string[] {
  const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
  }
  return undefined;
}

/** A package of this repository has more in its folder than what it publishes. */
function publishedBytes(folder: string, { files }: Manifest): number {
  if (folder.includes("/node_modules/")) return bytesIn(folder);
  const published = [...(files ?? []), "package.json", "README.md"].map((name) => join(folder, name));
  return published.filter((path) => existsSync(path)).reduce((sum, path) => sum + bytesIn(path), 0);
}

function bytesIn(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  const entries = readdirSync(path).filter((name) => name !== "node_modules");
  return entries.reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}
