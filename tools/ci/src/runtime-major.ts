import type { Bump } from "agent-stop-generator";
import { readWorkspace } from "agent-stop-registry/command-line";
import { writeChangeset } from "./changeset.js";
import { readPlan } from "./release-plan.js";

/**
 * Holds the rule that a major of the runtime is everyone's major: where changesets would release one, a changeset makes
 * it the major of each package that is published and has none yet. Returns these.
 */
export async function raiseWithRuntime(root: string): Promise<readonly string[]> {
  const { runtimeName, packages } = readWorkspace(root);
  const plan = await readPlan(root);
  const runtime = plan.find(({ name }) => name === runtimeName);
  if (runtime?.type !== "major") return [];
  const majors = new Set(plan.filter(({ type }) => type === "major").map(({ name }) => name));
  const raised = packages.map(({ manifest }) => manifest.name).filter((name) => !majors.has(name));
  if (raised.length === 0) return [];
  await writeChangeset(root, "runtime", {
    releases: new Map(raised.map((name): [string, Bump] => [name, "major"])),
    summary: `Goes with \`${runtimeName}\` ${runtime.newVersion}, whose changelog says what is new.`,
  });
  return raised;
}
