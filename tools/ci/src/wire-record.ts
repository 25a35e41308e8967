import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand, runCommandOrThrow } from "agent-stop-registry/command-line";
import type { Clone } from "./git.js";
import type { PackageChange } from "./package-change.js";

/**
 * Writes down anew what goes over the wire: `test/wire` of a package, which its contract tests compare with. Says whether
 * they pass; what they find is theirs to say.
 */
export async function recordWire(
  { root, signal }: Clone,
  { provider, packageName }: PackageChange,
): Promise<boolean> {
  const cwd = join(root, "packages", provider);
  if (!existsSync(join(cwd, "test/wire"))) return true;
  const build = ["exec", "turbo", "run", "build", `--filter=${packageName}`, "--output-logs=errors-only"];
  await runCommandOrThrow("pnpm", build, { cwd: root, signal });
  const { exitCode } = await runCommand("pnpm", ["exec", "vitest", "run", "--update"], { cwd, signal });
  return exitCode === 0;
}
