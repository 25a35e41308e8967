import { realpathSync } from "node:fs";
import { dirname, extname, isAbsolute, relative, resolve, sep } from "node:path";
import type { InputError } from "../finding.js";
import { LIMITS } from "./limits.js";
import { decode, parseSource, readBytes, type SourceFile } from "./source-file.js";

/** Thrown when a reference can't be followed. The message goes on after the reference: why, and what to do. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** The files that a document refers to. All lie in the folder of the document; nothing else is read, nothing is fetched. */
export class SpecFolder {
  readonly #root: SourceFile;
  readonly #files = new Map<string, SourceFile | Error>();
  #bytes: number;

  constructor(root: SourceFile) {
    this.#root = root;
    this.#bytes = root.text.length;
  }

  /**
   * The file that a relative URI names, as seen from another.
   *
   * @throws Refusal when it may not be read.
   * @throws InputError when it can't be read, or is no YAML and no JSON.
   */
  read(uri: string, from: SourceFile): SourceFile {
    const path = resolve(dirname(from.path), checkPath(uri));
    if (path === this.#root.path) return this.#root;
    const file = this.#files.get(path) ?? this.#open(path);
    this.#files.set(path, file);
    if (file instanceof Error) throw file;
    return file;
  }

  /** A file, or why it can't be read: who refers to it a thousand times is told as often, and it is read once. */
  #open(path: string): SourceFile | Error {
    try {
      return this.#openInside(path);
    } catch (error) {
      return error as Error;
    }
  }

  #openInside(path: string): SourceFile {
    const folder = dirname(this.#root.path);
    checkInside(folder, path);
    const real = findRealPath(path);
    // A symbolic link may lead elsewhere, and to a file that is known under its own name.
    checkInside(findRealPath(folder), real);
    if (real === findRealPath(this.#root.path)) return this.#root;
    const known = this.#files.get(real);
    if (known instanceof Error) throw known;
    const file = known ?? this.#parse(real);
    this.#files.set(real, file);
    return file;
  }

  #parse(path: string): SourceFile {
    const file = relative(process.cwd(), path);
    const bytes = readRegularFile(path, file);
    this.#bytes += bytes.length;
    if (this.#bytes > LIMITS.bytes) {
      const size = `${LIMITS.bytes / 1024 / 1024} MiB`;
      throw new Refusal(`makes the document larger than ${size}. Leave out what you don't use.`);
    }
    return parseSource(path, file, decode(bytes, file));
  }
}

/** The path that a URI reference stands for, where it is a relative path. */
function checkPath(uri: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(uri) || uri.startsWith("//")) {
    throw new Refusal("is a URL, and nothing is fetched. Save what it names in the folder of the document.");
  }
  const path = decodeUri(uri);
  if (path === undefined || /[\\?\0]/.test(path)) {
    throw new Refusal('is no path of a file. Write a relative one, with "/" between folders.');
  }
  if (isAbsolute(path)) throw new Refusal("is an absolute path. Write one relative to this file.");
  if (![".yaml", ".yml", ".json"].includes(extname(path).toLowerCase())) {
    throw new Refusal("names no file that ends in .yaml, .yml or .json. Refer to one that does.");
  }
  return path;
}

function decodeUri(uri: string): string | undefined {
  try {
    return decodeURIComponent(uri);
  } catch {
    return undefined;
  }
}

function checkInside(folder: string, path: string): void {
  const way = relative(folder, path);
  if (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return;
  throw new Refusal("leads out of the folder of the document. Move what it names into the folder.");
}

function findRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(`names a file that can't be read (${code}). Write the path of one that can.`);
  }
}

function readRegularFile(path: string, file: string): Uint8Array {
  try {
    return readBytes(path, file);
  } catch (error) {
    throw new Refusal(`can't be followed. ${(error as InputError).message}`);
  }
}
