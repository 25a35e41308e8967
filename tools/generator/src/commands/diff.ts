import { bumpOf } from "../diff/api-change.js";
import { writeChangeset, type WrittenChangeset } from "../diff/changeset.js";
import { compare } from "../diff/compare.js";
import { reportChanges } from "../diff/report.js";
import { loadSide, packageNameOf } from "../diff/side.js";
import { displayOf } from "../display.js";
import { createProgress } from "../progress.js";
import { formatJson } from "../report.js";
import { readRepository } from "../repository.js";

export interface DiffOptions {
  readonly json?: boolean;
  /** The name of a changeset to write. */
  readonly changeset?: string;
}

/** Compares two specs as users of the package see them, prints what changed, and may write the changeset. */
export async function runDiff(base: string, head: string, options: DiffOptions): Promise<void> {
  const repository = await readRepository();
  const name = packageNameOf(head) ?? packageNameOf(base) ?? "api";
  const packageName = `${repository.scope}/${name}`;
  const progress = createProgress(process.stderr);
  progress.show(`Comparing ${base} with ${head}`);
  const load = async (place: string) => loadSide(repository, place, name);
  const changes = await load(base)
    .then(async (side) => compare(side, await load(head)))
    .finally(progress.clear);
  const changeset =
    options.changeset === undefined
      ? undefined
      : await writeChangeset(options.changeset, packageName, changes);
  if (options.json) {
    const bump = bumpOf(changes) ?? "none";
    process.stdout.write(formatJson({ package: packageName, bump, changes, changeset }));
    return;
  }
  process.stdout.write(reportChanges(packageName, changes, displayOf(process.stdout)));
  if (changeset !== undefined) process.stderr.write(describeChangeset(changeset));
}

const STATES = {
  written: "was written",
  kept: "says as much already, and was kept",
  raised: "said less, and was raised",
} as const;

function describeChangeset({ file, bump, state }: WrittenChangeset): string {
  return `${file}: ${STATES[state]} (${bump})\n`;
}
