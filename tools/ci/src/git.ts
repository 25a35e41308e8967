import { Refusal, runCommand, runCommandOrThrow } from "agent-stop-registry/command-line";

/** A clone of the repository, and what may end a command in it. */
export interface Clone {
  readonly root: string;
  readonly signal: AbortSignal;
}

/** Runs git in a clone, and returns what it printed. */
export async function git({ root, signal }: Clone, ...args: readonly string[]): Promise<string> {
  const { stdout } = await runCommandOrThrow("git", args, { cwd: root, signal });
  return stdout;
}

/** The commit, by a short id, at which the working tree's branch left another: what that one got later is no change of this branch. */
export async function findMergeBase({ root, signal }: Clone, revision: string): Promise<string> {
  const args = ["merge-base", "--end-of-options", revision, "HEAD"];
  const { exitCode, stdout, stderr } = await runCommand("git", args, { cwd: root, signal });
  if (exitCode === 0) return (await git({ root, signal }, "rev-parse", "--short=10", stdout.trim())).trim();
  const reason = stderr.trim().split("\n", 1)[0] || "They have no commit in common.";
  throw new Refusal(
    `git finds no commit from which ${JSON.stringify(revision)} and HEAD come. ${reason} Fetch the branch with its history.`,
  );
}

/** The text of a file of a revision; undefined where it has none of the path. */
export async function readRevision(
  { root, signal }: Clone,
  revision: string,
  path: string,
): Promise<string | undefined> {
  const args = ["cat-file", "blob", `${revision}:${path}`];
  const { exitCode, stdout } = await runCommand("git", args, { cwd: root, signal });
  return exitCode === 0 ? stdout : undefined;
}

/** Whether something below the paths is not as a revision has it, new files included. */
export async function hasChanged(clone: Clone, revision: string, paths: readonly string[]): Promise<boolean> {
  const changed = await git(clone, "diff", "--name-only", revision, "--", ...paths);
  const created = await git(clone, "ls-files", "--others", "--exclude-standard", "--", ...paths);
  return changed !== "" || created !== "";
}
