import { applyChanges, type PackagePlan, planPackages } from "agent-stop-generator";
import type { CorpusWorkspace } from "./corpus-workspace.js";

/** Generates the package of a workspace's document in this process, as `clientgen generate` does. */
export async function generate({
  specs,
  packages,
}: Pick<CorpusWorkspace, "specs" | "packages">): Promise<PackagePlan> {
  const [plan] = await planPackages([], { specs, out: packages, strict: false, onStep: () => {} });
  if (plan === undefined) throw new Error(`There is no spec in ${specs}.`);
  await applyChanges(packages, plan.changes);
  return plan;
}
