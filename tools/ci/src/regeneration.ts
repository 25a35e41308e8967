import { readWorkspace, Refusal } from "agent-stop-registry/command-line";
import { type Settlement, settleChangesets } from "./changeset-settlement.js";
import { changesetFolder } from "./changeset.js";
import { clientgen } from "./clientgen.js";
import { type Clone, findMergeBase, git } from "./git.js";
import { findPackageChanges, findRemovedProviders, type PackageChange } from "./package-change.js";
import { recordWire } from "./wire-record.js";

/** A package, what the branch changes for its users, and the changesets that say so. */
export interface RegeneratedPackage {
  readonly change: PackageChange;
  readonly settlement: Settlement;
  /** Whether its contract tests pass. */
  readonly keepsContract: boolean;
}

/** What a branch means for users. */
export interface Regeneration {
  readonly packages: readonly RegeneratedPackage[];
  /** Providers that the base has, and the branch has not. */
  readonly removed: readonly string[];
  /** Whether there was something to commit, and it was asked for. */
  readonly committed: boolean;
}

export interface RegenerationOptions extends Clone {
  /** The branch that this one will be merged to, as git knows it. */
  readonly base: string;
  /** Commits what was written to the branch. */
  readonly commit: boolean;
  readonly onStep: (text: string) => void;
}

/** What the commit takes along: what is generated and recorded, and changesets. */
const written = ["packages", changesetFolder];

/** Writes the packages of all specs, and the changesets that follow from what is not as in the base. */
export async function regenerate(options: RegenerationOptions): Promise<Regeneration> {
  const { root, onStep } = options;
  const { scope, providers } = readWorkspace(root);
  const base = await findMergeBase(options, options.base);
  if (options.commit) await refuseDirtyTree(options);

  onStep(`Generate ${providers.length} packages`);
  await clientgen(options, "generate", "--strict");
  const changes = await findPackageChanges(options, {
    scope,
    providers,
    base,
    onProvider: (provider) => onStep(`Compare ${provider} with ${options.base}`),
  });
  const packages: RegeneratedPackage[] = [];
  for (const change of changes) {
    const settlement = await settleChangesets(options, base, change);
    const isSame = change.bump === "none";
    if (!isSame) onStep(`Write down what goes over the wire with ${change.provider}`);
    packages.push({ change, settlement, keepsContract: isSame || (await recordWire(options, change)) });
  }
  return {
    packages,
    removed: await findRemovedProviders(options, base),
    committed: options.commit && (await commit(options)),
  };
}

/** A commit of half of what somebody works on would be nobody's wish. */
async function refuseDirtyTree(clone: Clone): Promise<void> {
  const changed = await git(clone, "status", "--porcelain");
  if (changed === "") return;
  throw new Refusal(
    `--commit needs a clean working tree. Commit these first, or leave the option out:\n${changed}`,
  );
}

async function commit(clone: Clone): Promise<boolean> {
  await git(clone, "add", "--all", "--", ...written);
  if ((await git(clone, "status", "--porcelain")) === "") return false;
  await git(clone, "commit", "--quiet", "--message", "Regenerate packages, and say what changes for users");
  return true;
}
