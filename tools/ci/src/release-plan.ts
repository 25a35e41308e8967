import getReleasePlan from "@changesets/get-release-plan";
import { Refusal } from "agent-stop-registry/command-line";

/** What the changesets that wait mean for one package. */
export interface PlannedRelease {
  readonly name: string;
  readonly type: "major" | "minor" | "patch";
  readonly oldVersion: string;
  readonly newVersion: string;
}

/** Reads what `changeset version` would do, in the order of the names. */
export async function readPlan(root: string): Promise<readonly PlannedRelease[]> {
  const { releases } = await readReleasePlan(root);
  return releases
    .flatMap(({ name, type, oldVersion, newVersion }) =>
      type === "none" ? [] : [{ name, type, oldVersion, newVersion }],
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

async function readReleasePlan(root: string): ReturnType<typeof getReleasePlan> {
  try {
    return await getReleasePlan(root);
  } catch (error) {
    // It says which changeset names a package that there is not, and the like.
    throw new Refusal(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
