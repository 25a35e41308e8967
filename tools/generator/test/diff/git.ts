import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Makes a repository of a folder, if it is none, and commits what is there. */
export async function commit(folder: string): Promise<void> {
  const git = (...args: readonly string[]): Promise<unknown> => {
    const identity = ["-c", "user.name=Test", "-c", "user.email=test@acme.example"];
    return promisify(execFile)("git", [...identity, ...args], { cwd: folder });
  };
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "--allow-empty", "--message", "Change");
}
