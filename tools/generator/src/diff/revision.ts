import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, posix, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { InputError } from "../finding.js";
import { LIMITS } from "../load/limits.js";

const SPEC_FILE = /\.(?:ya?ml|json)$/;

/**
 * Calls `task` with the path of a spec: of the file, of the `openapi.yaml` of a folder, or, for `REVISION:PATH`, of a copy
 * of it and of what it may refer to, which is there until the task ends. `showFile` is how messages name a file of it.
 *
 * @throws InputError when there is no such spec.
 */
export async function inRevision<Result>(
  place: string,
  task: (path: string, showFile: (file: string) => string) => Promise<Result>,
): Promise<Result> {
  const [, revision, path] = /^([^:]+):(.*)$/s.exec(place) ?? [];
  // A path may have a colon, too.
  if (revision === undefined || path === undefined || existsSync(place)) {
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
    return task(resolve(place, isFolder ? "openapi.yaml" : ""), (file) => file);
  }
  const temporary = await realpath(await mkdtemp(join(tmpdir(), "clientgen-")));
  const showFile = (file: string): string => {
    const inside = relative(temporary, resolve(file));
    return inside.startsWith("..") ? file : `${revision}:${inside}`;
  };
  try {
    const file = await extract(revision, posix.normalize(path), temporary);
    return await task(join(temporary, file), showFile);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const findings = error.findings.map((finding) => ({ ...finding, file: showFile(finding.file) }));
    throw new InputError(error.message, findings);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Copies the files that a spec of a revision may refer to, and returns the path of the spec among them. */
async function extract(revision: string, path: string, folder: string): Promise<string> {
  const file = SPEC_FILE.test(path) ? path : posix.join(path, "openapi.yaml");
  const listed = await git(
    "ls-tree",
    "-r",
    "-z",
    "--full-tree",
    "--name-only",
    "--end-of-options",
    revision,
    "--",
    `${posix.dirname(file)}/`,
  );
  const names = listed
    .toString()
    .split("\0")
    .filter((name) => SPEC_FILE.test(name));
  if (!names.includes(file)) throw new InputError(`${revision}:${file}: is no file of that revision.`);
  for (const name of names) {
    const copy = join(folder, name);
    await mkdir(dirname(copy), { recursive: true });
    // A symbolic link becomes a file with the path that it had.
    await writeFile(copy, await git("cat-file", "blob", "--end-of-options", `${revision}:${name}`));
  }
  return file;
}

async function git(...args: readonly string[]): Promise<Buffer> {
  try {
    const options = { encoding: "buffer", maxBuffer: 2 * LIMITS.bytes } as const;
    return (await promisify(execFile)("git", args, options)).stdout;
  } catch (error) {
    const said = (error as { stderr?: Buffer }).stderr?.toString().trim() ?? String(error);
    throw new InputError(`git ${basename(args[0] ?? "")} has failed: ${said}`);
  }
}
