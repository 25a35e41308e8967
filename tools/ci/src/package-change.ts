import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ApiChange, Bump } from "agent-stop-generator";
import { clientgen } from "./clientgen.js";
import { type Clone, git, hasChanged, readRevision } from "./git.js";

/** What a branch changes for the users of one generated package. */
export interface PackageChange {
  /** `forboc` */
  readonly provider: string;
  /** With its scope. */
  readonly packageName: string;
  /** `new`: the base has no such spec, and the package is released with the version that it has. */
  readonly bump: Bump | "new" | "none";
  /** What matters most first. */
  readonly changes: readonly ApiChange[];
}

/** Compares each spec, and the package that was generated from it, with a revision. */
export async function findPackageChanges(
  clone: Clone,
  options: {
    readonly scope: string;
    readonly providers: readonly string[];
    readonly base: string;
    readonly onProvider: (provider: string) => void;
  },
): Promise<readonly PackageChange[]> {
  const { scope, providers, base, onProvider } = options;
  const found: PackageChange[] = [];
  for (const provider of providers) {
    const packageName = `${scope}/${provider}`;
    const isSame = !(await hasChanged(clone, base, [`specs/${provider}`, `packages/${provider}`]));
    if (!isSame) onProvider(provider);
    const comparison = isSame ? unchanged : await compare(clone, base, provider);
    found.push({ provider, packageName, ...comparison });
  }
  return found;
}

type Comparison = Pick<PackageChange, "bump" | "changes">;

const unchanged: Comparison = { bump: "none", changes: [] };

async function compare(clone: Clone, base: string, provider: string): Promise<Comparison> {
  const spec = `specs/${provider}`;
  const isNew = (await readRevision(clone, base, `${spec}/openapi.yaml`)) === undefined;
  if (isNew) return { bump: "new", changes: [] };
  const output = await clientgen(clone, "diff", `${base}:${spec}`, spec, "--json");
  const { bump, changes } = JSON.parse(output) as Comparison;
  return { bump, changes };
}

/** The providers that a revision has and the working tree has not. */
export async function findRemovedProviders(clone: Clone, base: string): Promise<readonly string[]> {
  const listed = await git(clone, "ls-tree", "-r", "--name-only", "--full-tree", base, "--", "specs/");
  return listed
    .split("\n")
    .flatMap((path) => /^specs\/([^/]+)\/openapi\.yaml$/.exec(path)?.[1] ?? [])
    .filter((provider) => !existsSync(join(clone.root, "specs", provider, "openapi.yaml")));
}
