import { createRequire } from "node:module";
import { runCommandOrThrow } from "agent-stop-registry/command-line";
import type { Clone } from "./git.js";
import { code, table } from "./markdown.js";
import { type PlannedRelease, readPlan } from "./release-plan.js";
import { raiseWithRuntime } from "./runtime-major.js";

/** What became of the changesets that waited. */
export interface Versioning {
  /** None where no changeset waited. */
  readonly releases: readonly PlannedRelease[];
  /** The packages that have a major only because the runtime has one. */
  readonly raised: readonly string[];
}

const changeset = createRequire(import.meta.url).resolve("@changesets/cli/bin.js");

/** Turns the changesets that wait into versions and changelogs. */
export async function versionPackages(clone: Clone): Promise<Versioning> {
  const { root, signal } = clone;
  const raised = await raiseWithRuntime(root);
  const releases = await readPlan(root);
  if (releases.length > 0) {
    await runCommandOrThrow(process.execPath, [changeset, "version"], { cwd: root, signal });
  }
  return { releases, raised };
}

/** The versions as Markdown, for the pull request that raises them. */
export function summarizeVersioning({ releases, raised }: Versioning): string {
  if (releases.length === 0) return "No changeset waits: nothing is to be released.\n";
  const rows = releases.map(({ name, type, oldVersion, newVersion }) => [
    code(name),
    oldVersion,
    newVersion,
    raised.includes(name) ? `${type}, with the runtime` : type,
  ]);
  return `## The next release

${table(["package", "now", "next", "bump"], rows)}

Merging this publishes them. What changes for users stands in their changelogs.
`;
}
