import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { InputError } from "../finding.js";
import { LIMITS } from "../load/limits.js";

/**
 * The files below a folder of a revision of git, by their paths from the root of the repository; none where there is no
 * such folder. A symbolic link is a file with the path that it had.
 *
 * @throws InputError when there is no such revision, or when its files are too large.
 */
export async function readTree(
  revision: string,
  folder: string,
  isWanted: (path: string) => boolean,
): Promise<ReadonlyMap<string, Buffer>> {
  const options = ["-r", "-z", "--full-tree", "--end-of-options"];
  const listed = await git(["ls-tree", ...options, revision, "--", `${folder}/`]);
  const entries = listed
    .toString()
    .split("\0")
    .flatMap((line): readonly (readonly [path: string, id: string])[] => {
      const [, id, path] = /^\d+ blob ([\da-f]+)\t(.*)$/s.exec(line) ?? [];
      return id === undefined || path === undefined || !isWanted(path) ? [] : [[path, id]];
    });
  if (entries.length === 0) return new Map();
  const output = await git(["cat-file", "--batch"], entries.map(([, id]) => `${id}\n`).join(""));
  const files = new Map<string, Buffer>();
  let offset = 0;
  for (const [path] of entries) {
    // Each comes behind a line with its size, and before an empty one.
    const start = output.indexOf("\n", offset) + 1;
    const size = Number(output.toString("latin1", offset, start).split(" ")[2]);
    files.set(path, output.subarray(start, start + size));
    offset = start + size + 1;
  }
  return files;
}

async function git(args: readonly string[], input = ""): Promise<Buffer> {
  const options = { encoding: "buffer", maxBuffer: 2 * LIMITS.bytes } as const;
  const running = promisify(execFile)("git", args, options);
  running.child.stdin?.on("error", () => undefined).end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString().trim() || String(error);
    throw new InputError(`git ${args[0]} has failed: ${said}`);
  }
}
