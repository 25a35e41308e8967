import { existsSync, statSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix, relative, resolve } from "node:path";
import { type GeneratedFile, isGenerated } from "../emit/generated-file.js";
import { InputError } from "../finding.js";
import { readTree } from "./git-tree.js";

/** A spec on the disk, for as long as it is looked at. */
export interface FoundSpec {
  /** Of the spec, or of a copy of it beside copies of what it may refer to. */
  readonly path: string;
  /** How messages name a file of it. */
  readonly showFile: (file: string) => string;
  /** The package as the revision has it, for `specs/NAME` in `packages/NAME`: what its users have. */
  readonly committed: readonly GeneratedFile[] | undefined;
}

const SPEC_FILE = /\.(?:ya?ml|json)$/;

/**
 * Calls `task` with a spec: a file, the `openapi.yaml` of a folder, or, for `REVISION:PATH`, one of these as it was.
 *
 * @throws InputError when there is no such spec.
 */
export async function withSpec<Result>(
  place: string,
  task: (spec: FoundSpec) => Promise<Result>,
): Promise<Result> {
  const [, revision, path] = /^([^:]+):(.*)$/s.exec(place) ?? [];
  // A path may have a colon, too.
  if (revision === undefined || path === undefined || existsSync(place)) {
    const isFolder = statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
    const found = resolve(place, isFolder ? "openapi.yaml" : "");
    return task({ path: found, showFile: (file) => file, committed: undefined });
  }
  const temporary = await realpath(await mkdtemp(join(tmpdir(), "clientgen-")));
  const showFile = (file: string): string => {
    const inside = relative(temporary, resolve(file));
    return inside.startsWith("..") ? file : `${revision}:${inside}`;
  };
  try {
    const file = await extract(revision, posix.normalize(path), temporary);
    const committed = await readPackage(revision, file);
    return await task({ path: join(temporary, file), showFile, committed });
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
  const files = await readTree(revision, posix.dirname(file), (name) => SPEC_FILE.test(name));
  if (!files.has(file)) throw new InputError(`${revision}:${file}: is no file of that revision.`);
  for (const [name, bytes] of files) {
    const copy = join(folder, name);
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, bytes);
  }
  return file;
}

/** What a revision has of the package of a spec and what becomes part of a release. */
async function readPackage(
  revision: string,
  specFile: string,
): Promise<readonly GeneratedFile[] | undefined> {
  const [, root = "", name] = /^(.*\/)?specs\/([^/]+)\/[^/]+$/.exec(specFile) ?? [];
  if (name === undefined) return undefined;
  const folder = `${root}packages/${name}`;
  const isReleased = (path: string): boolean =>
    /^(?:src\/.*|README\.md|package\.json)$/.test(posix.relative(folder, path));
  const files = [...(await readTree(revision, folder, isReleased))].map(([path, bytes]) => {
    return { path: posix.relative(folder, path), text: bytes.toString() };
  });
  const index = files.find(({ path }) => path === "src/index.ts");
  return index !== undefined && isGenerated(index.text) ? files : undefined;
}
