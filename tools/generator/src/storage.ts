import { lstatSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { InputError } from "./finding.js";

/** What an error of the file system means, for those that are no fault of ours. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: "it is not allowed",
  EDQUOT: "the disk quota is used up",
  EEXIST: "something else stands there",
  EFBIG: "a file may not become that large",
  EISDIR: "a folder stands there",
  ENAMETOOLONG: "its name is too long",
  ENOENT: "it is not there",
  ENOSPC: "the disk is full",
  ENOTDIR: "a file stands where a folder should be",
  EPERM: "it is not allowed",
  EROFS: "the file system is read-only",
};

/** Runs what writes a file or folder, and says in a sentence why that failed. */
export function refuseStorage<Result>(
  name: string,
  write: () => Result,
  consequence = "Nothing was changed.",
): Result {
  try {
    return write();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const meaning = MEANINGS[code];
    if (meaning === undefined) throw error;
    throw new InputError(`${name}: can't be written: ${meaning} (${code}). ${consequence}`);
  }
}

/**
 * Checks that files can be written where they belong: below the output folder, through folders and not through links,
 * and in the place of a file or of nothing.
 *
 * @throws InputError that names what stands in the way.
 */
export function checkPlaces(out: string, paths: readonly string[]): void {
  const name = relative(process.cwd(), out);
  const isFolder = refuseStorage(name, () => statSync(out, { throwIfNoEntry: false })?.isDirectory());
  if (isFolder === false)
    throw new InputError(`${name}: is no folder. Move what is there, or name another with --out.`);
  const folders = new Set<string>();
  for (const path of paths) {
    const names = relative(out, path).split(sep);
    if (names[0] === "..") {
      throw new InputError(
        `${relative(process.cwd(), path)}: is not in the output folder. Nothing is written there.`,
      );
    }
    for (let length = 1; length <= names.length; length += 1) {
      const place = join(out, ...names.slice(0, length));
      if (folders.has(place)) continue;
      const entry = lstatSync(place, { throwIfNoEntry: false });
      const isLeaf = length === names.length;
      if (!isLeaf) folders.add(place);
      if (entry === undefined || (isLeaf ? entry.isFile() : entry.isDirectory())) continue;
      const wanted = isLeaf ? "file" : "folder";
      throw new InputError(
        `${relative(process.cwd(), place)}: is no ${wanted} of its own. Move what is there.`,
      );
    }
  }
}
