import { relative } from "node:path";
import { formatChange } from "./change.js";
import type { Display } from "./display.js";
import type { PackagePlan } from "./generate.js";

/** What a run has done to a package, or would do to it. Paths are relative to the working directory. */
export interface Summary {
  readonly package: string;
  readonly folder: string;
  readonly files: number;
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

export function summarize({ provider, folder, fileCount, changes }: PackagePlan): Summary {
  const paths = (isRemoval: boolean): readonly string[] => {
    return changes
      .filter(({ after }) => (after === undefined) === isRemoval)
      .map(({ path }) => relative(process.cwd(), path));
  };
  return {
    package: provider.packageName,
    folder: relative(process.cwd(), folder),
    files: fileCount,
    written: paths(false),
    removed: paths(true),
  };
}

/** What has been done, a line for each package. */
export function reportWritten(plans: readonly PackagePlan[]): string {
  return plans
    .map((plan) => {
      const { files, written, removed } = summarize(plan);
      const isUnchanged = plan.changes.length === 0;
      const note = isUnchanged ? "unchanged" : `${written.length} written, ${removed.length} removed`;
      return `${plan.provider.packageName}: ${count(files, "file")}, ${note}\n`;
    })
    .join("");
}

/** What would be done, as a diff, and then how much it is. */
export function reportDrift(plans: readonly PackagePlan[], display: Display): string {
  const stale = plans.filter(({ changes }) => changes.length > 0);
  if (stale.length === 0) return `${count(plans.length, "package")} up to date\n`;
  const diff = stale.flatMap(({ changes }) => changes.map((change) => formatChange(change, display)));
  const lines = stale.map(({ provider, changes }) => {
    return `${provider.packageName}: ${count(changes.length, "file")} not what the spec says\n`;
  });
  const total = stale.reduce((sum, { changes }) => sum + changes.length, 0);
  return `${[...diff, ...lines].join("")}${count(total, "file")} in ${count(stale.length, "package")} out of date. Run \`pnpm generate\`.\n`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

export function formatJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
