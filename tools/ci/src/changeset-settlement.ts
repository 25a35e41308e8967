import { type Bump, BUMPS, summarizeChanges } from "agent-stop-generator";
import { type Changeset, readChangesets, removeChangeset, writeChangeset } from "./changeset.js";
import { type Clone, readRevision } from "./git.js";
import type { PackageChange } from "./package-change.js";

/** The changesets that speak of a package, once they say what has to be said. */
export interface Settlement {
  /** What the next version will be by them; undefined where none is needed and nobody wrote one. */
  readonly bump: Bump | undefined;
  /** In `.changeset/`, of this branch. */
  readonly files: readonly string[];
  /** Where a person said less than what follows from the change. */
  readonly overruled: readonly { readonly file: string; readonly bump: Bump }[];
}

/**
 * Sees to it that the changesets of a branch say at least what follows from its change of a package. One of ours is
 * written anew; what a person wrote is kept, and where it says less, one of ours beside it says the rest.
 */
export async function settleChangesets(
  clone: Clone,
  base: string,
  change: PackageChange,
): Promise<Settlement> {
  const { provider, packageName, changes } = change;
  const found = await readBranchChangesets(clone, base, packageName);
  const written = found.filter(({ isOurs }) => !isOurs);
  for (const each of found) if (each.isOurs) await removeChangeset(clone.root, each);

  const said = written.map((each) => ({ file: each.file, bump: each.releases.get(packageName)! }));
  const human = greatest(said.map(({ bump }) => bump));
  const needed = change.bump === "new" || change.bump === "none" ? undefined : change.bump;
  if (needed === undefined || (human !== undefined && rank(human) >= rank(needed))) {
    return { bump: human, files: said.map(({ file }) => file), overruled: [] };
  }
  // One of ours that a person has lowered goes by the name that the same text would get again.
  const title = said.length === 0 ? provider : `${provider}-raised`;
  const file = await writeChangeset(clone.root, title, {
    releases: new Map([[packageName, needed]]),
    summary: summarizeChanges(changes, needed),
  });
  return { bump: needed, files: [...said.map((each) => each.file), file], overruled: said };
}

/** Those that speak of the package, and are not as the base has them. */
async function readBranchChangesets(
  clone: Clone,
  base: string,
  packageName: string,
): Promise<readonly Changeset[]> {
  const own: Changeset[] = [];
  for (const changeset of readChangesets(clone.root)) {
    if (!changeset.releases.has(packageName)) continue;
    if ((await readRevision(clone, base, changeset.file)) !== changeset.text) own.push(changeset);
  }
  return own;
}

function rank(bump: Bump): number {
  return BUMPS.indexOf(bump);
}

function greatest(bumps: readonly Bump[]): Bump | undefined {
  return BUMPS.findLast((bump) => bumps.includes(bump));
}
